import type { MetadataRoute } from 'next';
import { messagesOf } from '@/shared/i18n/messages';

export default function manifest(): MetadataRoute.Manifest {
  const { product, tagline } = messagesOf.en;
  return {
    name: product,
    short_name: product,
    description: tagline,
    start_url: '/',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#f6f6f4',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
