export const languages = ['en', 'ar'] as const;
export type Language = (typeof languages)[number];

export const LANGUAGE_COOKIE = 'rivulet.language';

/** Each in its own words, so that whoever lost their way finds it back. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', ar: 'العربية' };

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** What somebody chose, else the first of their browser's languages that there is, else English. */
export function chooseLanguage(chosen: string | undefined, accepted: string | null): Language {
  const wanted = [chosen ?? '', ...(accepted ?? '').split(',')].map((one) =>
    one.trim().slice(0, 2).toLowerCase(),
  );
  return (
    wanted.map((one) => languages.find((language) => language === one)).find((one) => one !== undefined) ??
    'en'
  );
}
