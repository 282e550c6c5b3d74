import { useLanguage } from './i18n/use-texts';
import type { Language } from './i18n/languages';

const DAY = 86_400_000;

/** The number of the day in the browser's time zone. */
export function dayOf(iso: string): number {
  const at = new Date(iso);
  return Math.round((Date.parse(iso) - at.getTimezoneOffset() * 60_000) / DAY - 0.5);
}

export interface Times {
  /** "14:05" */
  clock(iso: string): string;
  /** "Thursday, 19 November 2026 at 14:05", for hovering and screen readers. */
  full(iso: string): string;
  /** Short enough for the list of chats: "14:05", "Yesterday", "Thu", "19 Nov", "19 Nov 2025". */
  recent(iso: string, now: Date): string;
  /** The heading of a day in a conversation: "Today", "Yesterday", "Thursday 19 November", "19 November 2025". */
  day(iso: string, now: Date): string;
}

const made = new Map<Language, Times>();

export function timesIn(language: Language): Times {
  const times = made.get(language) ?? make(language === 'en' ? 'en-GB' : language);
  made.set(language, times);
  return times;
}

export const useTimes = (): Times => timesIn(useLanguage());

function make(locale: string): Times {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, options);
    return (at: Date) => formatter.format(at);
  };
  const clock = format({ hour: '2-digit', minute: '2-digit' });
  const weekday = format({ weekday: 'short' });
  const dayOfYear = format({ day: 'numeric', month: 'short' });
  const date = format({ day: 'numeric', month: 'short', year: 'numeric' });
  const longDay = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const longDate = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const full = format({ dateStyle: 'full', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const nearDay = (days: number) =>
    relative.format(-days, 'day').replace(/^./u, (first) => first.toUpperCase());
  return {
    clock: (iso) => clock(new Date(iso)),
    full: (iso) => full(new Date(iso)),
    recent(iso, now) {
      const then = new Date(iso);
      const days = daysBetween(then, now);
      if (days <= 0) return clock(then);
      if (days === 1) return nearDay(1);
      if (days < 7) return weekday(then);
      return then.getFullYear() === now.getFullYear() ? dayOfYear(then) : date(then);
    },
    day(iso, now) {
      const then = new Date(iso);
      const days = daysBetween(then, now);
      if (days <= 1) return nearDay(Math.max(0, days));
      return then.getFullYear() === now.getFullYear() ? longDay(then) : longDate(then);
    },
  };
}

/** Midnights apart, not hours: a day with a change of clocks has 23 or 25. */
function daysBetween(then: Date, now: Date): number {
  return Math.round((midnight(now) - midnight(then)) / DAY);
}

const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
