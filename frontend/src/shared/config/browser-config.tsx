'use client';

import { createContext, use, type ReactNode } from 'react';

/** What the browser must know of the environment; handed over with each page, never built in. */
export interface BrowserConfig {
  readonly realtime: 'firestore' | 'events';
  readonly firestoreProject: string;
  /** host:port of the emulator, null where the real Firestore is used. */
  readonly firestoreEmulator: string | null;
  readonly firebaseApiKey: string | null;
}

const Context = createContext<BrowserConfig | null>(null);

export function BrowserConfigProvider({ config, children }: { config: BrowserConfig; children: ReactNode }) {
  return <Context value={config}>{children}</Context>;
}

export function useBrowserConfig(): BrowserConfig {
  const config = use(Context);
  if (config === null) {
    throw new Error('BrowserConfigProvider is missing.');
  }
  return config;
}
