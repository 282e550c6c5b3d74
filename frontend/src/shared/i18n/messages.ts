import ar from './ar.json';
import en from './en.json';
import type { Language } from './languages';

export type Messages = typeof en;

/** Read on the server alone, which hands a page the texts of its one language. */
export const messagesOf: Readonly<Record<Language, Messages>> = { en, ar };
