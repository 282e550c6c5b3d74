import { texts } from '@/shared/texts';

interface Props {
  readonly height: number;
  readonly title: string;
  readonly older: { hasMore: boolean; failed: boolean; load: () => void };
}

/** Always there and always as high, so that nothing moves when the last page has come. */
export function ListTop({ height, title, older }: Props) {
  return (
    <div
      style={{ height }}
      className="flex shrink-0 items-center justify-center px-4 text-center text-sm text-quiet"
    >
      {older.failed ? (
        <span>
          {texts.conversation.failedToLoad}{' '}
          <button
            type="button"
            onClick={older.load}
            className="font-medium text-accent underline underline-offset-4"
          >
            {texts.tryAgain}
          </button>
        </span>
      ) : older.hasMore ? (
        texts.conversation.older
      ) : (
        texts.conversation.beginning(title)
      )}
    </div>
  );
}
