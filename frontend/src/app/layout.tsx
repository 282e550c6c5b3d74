import '@fontsource-variable/inter/wght.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { BrowserConfigProvider, type BrowserConfig } from '@/shared/config/browser-config';
import { readServerConfig } from '@/shared/config/server-config';
import { directionOf } from '@/shared/i18n/languages';
import { messagesOf } from '@/shared/i18n/messages';
import { TextsProvider } from '@/shared/i18n/texts-provider';
import { isTheme, THEME_COOKIE } from '@/shared/theme';
import { DirectionProvider } from '@/shared/ui/direction-provider';
import { StyleNonce } from '@/shared/ui/style-nonce';
import { languageOfRequest } from './page-title';

// Latin letters are preloaded, with a fallback of the same measures, so that nothing moves when they come;
// the other alphabets of the same font are loaded where they are used.
const inter = localFont({
  src: '../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-inter',
  weight: '100 900',
});

export async function generateMetadata(): Promise<Metadata> {
  const { product, tagline } = messagesOf[await languageOfRequest()];
  return {
    title: product,
    description: tagline,
    manifest: '/manifest.webmanifest',
    icons: { icon: '/icon.svg', apple: '/icon-180.png' },
  };
}

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

/** Rendered for each request: the nonce, the environment, the language and the theme are that request's. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? '';
  const language = await languageOfRequest();
  const theme = (await cookies()).get(THEME_COOKIE)?.value;
  const direction = directionOf(language);
  return (
    <html
      lang={language}
      dir={direction}
      data-theme={isTheme(theme) ? theme : undefined}
      className={inter.variable}
    >
      <body className="font-sans antialiased">
        <StyleNonce nonce={nonce} />
        <BrowserConfigProvider config={browserConfig()}>
          <TextsProvider language={language} messages={messagesOf[language]}>
            <DirectionProvider direction={direction}>{children}</DirectionProvider>
          </TextsProvider>
        </BrowserConfigProvider>
      </body>
    </html>
  );
}

function browserConfig(): BrowserConfig {
  const { REALTIME, FIRESTORE_PROJECT, FIRESTORE_EMULATOR_HOST, FIREBASE_API_KEY } = readServerConfig();
  return {
    realtime: REALTIME,
    firestoreProject: FIRESTORE_PROJECT,
    firestoreEmulator: FIRESTORE_EMULATOR_HOST ?? null,
    firebaseApiKey: FIREBASE_API_KEY ?? null,
  };
}
