import { useTexts } from '@/shared/i18n/use-texts';
import type { Older } from '../use-older';

interface Props {
  readonly height: number;
  readonly older: Older;
}

/** Always there and always as high, so that nothing moves when the last page has come. */
export function ListTop({ height, older }: Props) {
  const t = useTexts();
  return (
    <div
      style={{ height }}
      className="flex shrink-0 items-center justify-center px-4 text-center text-sm text-quiet"
    >
      {older.failed ? (
        <span>
          {t('chat.failedToLoad')}{' '}
          <button
            type="button"
            onClick={older.load}
            className="font-medium text-accent underline underline-offset-4"
          >
            {t('tryAgain')}
          </button>
        </span>
      ) : older.hasMore ? (
        t('chat.older')
      ) : (
        t('chat.beginning')
      )}
    </div>
  );
}
