import { useLocale, useTranslations, type Locale } from 'use-intl';

/** Every sentence that the page says comes from here; its words stand in en.json, and in a file for each language. */
export const useTexts = useTranslations<never>;

export type Texts = ReturnType<typeof useTexts>;

export const useLanguage = (): Locale => useLocale();
