import { ArrowLeft, Info } from 'lucide-react';
import { useTexts } from '@/shared/i18n/use-texts';
import { useIsOnline } from '@/shared/live/signals';
import { ScreenLink } from '@/shared/navigation';
import { Avatar } from '@/shared/ui/avatar';
import { Button } from '@/shared/ui/button';

interface Props {
  readonly title: string;
  readonly avatarId: string;
  /** Who a direct chat is with. */
  readonly otherId: string | null;
  /** The line below the title, where it isn't about being online. */
  readonly line: string | null;
  readonly onDetails: () => void;
}

export function ChatHeader({ title, avatarId, otherId, line, onDetails }: Props) {
  const t = useTexts();
  const isOnline = useIsOnline(otherId);
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line px-2 md:px-4">
      <ScreenLink
        href="/"
        aria-label={t('chat.back')}
        className="inline-flex size-11 items-center justify-center rounded-md text-quiet hover:bg-hover md:hidden"
      >
        <ArrowLeft size={20} aria-hidden className="rtl:-scale-x-100" />
      </ScreenLink>
      <Avatar id={avatarId} name={title} size="small" />
      <div className="min-w-0 flex-1 leading-tight">
        <h1 className="truncate font-semibold">
          <bdi>{title}</bdi>
        </h1>
        <p className="flex h-4 items-center gap-1.5 text-xs text-quiet">
          {line ?? (
            <>
              <span
                aria-hidden
                className={isOnline ? 'size-2 rounded-full bg-online' : 'size-2 rounded-full bg-line'}
              />
              {isOnline ? t('chat.online') : t('chat.offline')}
            </>
          )}
        </p>
      </div>
      <Button look="icon" aria-label={t('group.detailsOf', { name: title })} onClick={onDetails}>
        <Info size={18} aria-hidden />
      </Button>
    </header>
  );
}
