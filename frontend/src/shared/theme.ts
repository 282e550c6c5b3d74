export const THEME_COOKIE = 'rivulet.theme';

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const isTheme = (value: unknown): value is Theme => themes.some((theme) => theme === value);

/** Stored as a cookie, so that the server renders with it and nothing flashes. */
export function rememberChoice(cookie: string, value: string): void {
  document.cookie = `${cookie}=${value}; path=/; max-age=31536000; samesite=lax`;
}

/** The theme as the device has it, with null. */
export function applyTheme(theme: Theme | null): void {
  rememberChoice(THEME_COOKIE, theme ?? '');
  if (theme === null) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
