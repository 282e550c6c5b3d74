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
  // Times are told by format-time.ts, in the person's own zone; the library asks for one all the same.
  return (
    <IntlProvider locale={language} messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
