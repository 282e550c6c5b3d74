export const languages = ['en', 'ar'] as const;
export type Language = (typeof languages)[number];

export const LANGUAGE_COOKIE = 'rivulet.language';

/** Each in its own language, so that a wrong choice can be undone. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', ar: 'العربية' };

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** The chosen language, else the first supported one that the browser accepts, else English. */
export function chooseLanguage(chosen: string | undefined, accepted: string | null): Language {
  const wanted = [chosen ?? '', ...(accepted ?? '').split(',')].map((one) =>
    one.trim().slice(0, 2).toLowerCase(),
  );
  return (
    wanted.map((one) => languages.find((language) => language === one)).find((one) => one !== undefined) ??
    'en'
  );
}
