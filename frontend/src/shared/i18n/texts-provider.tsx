'use client';

import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import type { Language } from './languages';
import type { Messages } from './messages';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Language;
    Messages: Messages;
  }
}

interface Props {
  readonly language: Language;
  readonly messages: Messages;
  readonly children: ReactNode;
}

export function TextsProvider({ language, messages, children }: Props) {
  // The library requires a time zone; format-time.ts formats times in the browser's own.
  return (
    <IntlProvider locale={language} messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
