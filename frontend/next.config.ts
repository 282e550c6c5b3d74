import type { NextConfig } from 'next';

const root = import.meta.dirname;

const config: NextConfig = {
  output: 'standalone',
  // Without a root of its own Next takes the outermost lock file's folder, and server.js moves with it.
  outputFileTracingRoot: root,
  turbopack: { root },
  poweredByHeader: false,
  reactStrictMode: true,
  // The content security policy needs a nonce and stands in proxy.ts; these are the same for every answer.
  headers: () =>
    Promise.resolve([
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'X-Frame-Options', value: 'DENY' },
          // Google's web key is restricted by referrer: other origins must see this page's origin, but never a path.
          { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
          { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
          {
            key: 'Permissions-Policy',
            value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
          },
        ],
      },
    ]),
};

export default config;
