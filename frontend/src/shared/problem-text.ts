import { Problem } from './api/problem';
import { texts } from './texts';

/** What went wrong, in the person's words, with what to do next. */
export function problemText(error: unknown): string {
  if (!(error instanceof Problem)) {
    return texts.problem.unexpected;
  }
  if (error.status === 0) {
    return texts.problem.offline;
  }
  if (error.status === 429) {
    return texts.problem.tooFast(error.retryAfterSeconds ?? 1);
  }
  if (error.status >= 500) {
    return texts.problem.away;
  }
  return texts.problem.byStatus[error.status] ?? error.violations[0]?.message ?? texts.problem.unexpected;
}
