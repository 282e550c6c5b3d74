import '@fontsource-variable/inter/wght.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { BrowserConfigProvider } from '@/shared/config/browser-config';
import { readServerConfig } from '@/shared/config/server-config';
import { texts } from '@/shared/texts';
import { StyleNonce } from '@/shared/ui/style-nonce';

// Latin letters are preloaded, with a fallback of the same measures, so that nothing moves when they come;
// the other alphabets of the same font are loaded where they are used.
const inter = localFont({
  src: '../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-inter',
  weight: '100 900',
});

export const metadata: Metadata = {
  title: texts.product,
  description: texts.tagline,
  icons: { icon: '/icon.svg' },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  // The keyboard of a phone shrinks the page, so that the composer stays above it.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f6f4' },
    { media: '(prefers-color-scheme: dark)', color: '#191a1d' },
  ],
};

/** Rendered for each request: the nonce and the environment are that request's. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? '';
  const { FIRESTORE_PROJECT, FIRESTORE_EMULATOR_HOST } = readServerConfig();
  const config = { firestoreProject: FIRESTORE_PROJECT, firestoreEmulator: FIRESTORE_EMULATOR_HOST ?? null };
  return (
    <html lang="en" className={inter.variable}>
      <body className="font-sans antialiased">
        <StyleNonce nonce={nonce} />
        <BrowserConfigProvider config={config}>{children}</BrowserConfigProvider>
      </body>
    </html>
  );
}
