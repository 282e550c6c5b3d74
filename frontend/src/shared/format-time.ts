const LANGUAGE = 'en-GB';

const clock = new Intl.DateTimeFormat(LANGUAGE, { hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(LANGUAGE, { weekday: 'short' });
const dayOfYear = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'short' });
const date = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'short', year: 'numeric' });
const longDay = new Intl.DateTimeFormat(LANGUAGE, { weekday: 'long', day: 'numeric', month: 'long' });
const longDate = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'long', year: 'numeric' });
const full = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'full', timeStyle: 'short' });

const DAY = 86_400_000;

/** "14:05" */
export const formatClock = (iso: string) => clock.format(new Date(iso));

/** "Thursday, 19 November 2026 at 14:05", for hovering and screen readers. */
export const formatFull = (iso: string) => full.format(new Date(iso));

/** Short enough for the list of chats: "14:05", "Yesterday", "Thu", "19 Nov", "19 Nov 2025". */
export function formatRecent(iso: string, now: Date): string {
  const then = new Date(iso);
  const days = daysBetween(then, now);
  if (days <= 0) return clock.format(then);
  if (days === 1) return 'Yesterday';
  if (days < 7) return weekday.format(then);
  return then.getFullYear() === now.getFullYear() ? dayOfYear.format(then) : date.format(then);
}

/** The heading of a day in a conversation: "Today", "Yesterday", "Thursday 19 November", "19 November 2025". */
export function formatDay(iso: string, now: Date): string {
  const then = new Date(iso);
  const days = daysBetween(then, now);
  if (days <= 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return then.getFullYear() === now.getFullYear() ? longDay.format(then) : longDate.format(then);
}

export const isSameDay = (a: string, b: string) => new Date(a).toDateString() === new Date(b).toDateString();

/** Midnights apart, not hours: a day with a change of clocks has 23 or 25. */
function daysBetween(then: Date, now: Date): number {
  return Math.round((midnight(now) - midnight(then)) / DAY);
}

const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
