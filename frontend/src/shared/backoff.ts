import { Problem } from './api/problem';

const FIRST_MS = 1_000;

export const isPassing = (error: unknown): error is Problem => error instanceof Problem && error.isPassing;

/** How long to wait after so many failures: twice as long each time, and not less than the service asks for. */
export function backoffMs(failures: number, longestMs: number, error?: unknown): number {
  const asked = error instanceof Problem ? (error.retryAfterSeconds ?? 0) * 1_000 : 0;
  return Math.max(asked, Math.min(FIRST_MS * 2 ** failures, longestMs));
}
