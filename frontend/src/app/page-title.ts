import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import { chooseLanguage, LANGUAGE_COOKIE, type Language } from '@/shared/i18n/languages';
import { messagesOf, type Messages } from '@/shared/i18n/messages';

export async function languageOfRequest(): Promise<Language> {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  return chooseLanguage(chosen, (await headers()).get('accept-language'));
}

/** The title of a page that the server renders; that of the chats follows the open chat in the browser. */
export const titleOf = (name: (messages: Messages) => string) => async (): Promise<Metadata> => {
  const messages = messagesOf[await languageOfRequest()];
  return { title: `${name(messages)} – ${messages.product}` };
};
