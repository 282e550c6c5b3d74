import { Problem } from './api/problem';
import { useTexts, type Texts } from './i18n/use-texts';

/** What went wrong and what to do next, in the user's language. */
export function problemText(t: Texts, error: unknown): string {
  if (!(error instanceof Problem)) {
    return t('problem.unexpected');
  }
  if (error.status === 0) {
    return t('problem.offline');
  }
  if (error.status === 429) {
    return t('problem.tooFast', { seconds: error.retryAfterSeconds ?? 1 });
  }
  if (error.status >= 500) {
    return t('problem.away');
  }
  return (
    ofType(t, error) ?? ofStatus(t, error.status) ?? error.violations[0]?.message ?? t('problem.unexpected')
  );
}

function ofType(t: Texts, { type }: Problem): string | undefined {
  switch (type) {
    case 'blocked':
      return t('problem.blocked');
    case 'forbidden':
      return t('problem.forbidden');
    case 'group-full':
      return t('problem.groupFull');
    case 'message-deleted':
      return t('problem.deletedMessage');
    default:
      return undefined;
  }
}

function ofStatus(t: Texts, status: number): string | undefined {
  switch (status) {
    case 401:
      return t('problem.s401');
    case 403:
      return t('problem.s403');
    case 404:
      return t('problem.s404');
    case 413:
      return t('problem.s413');
    default:
      return undefined;
  }
}

export function useProblemText(): (error: unknown) => string {
  const t = useTexts();
  return (error) => problemText(t, error);
}
