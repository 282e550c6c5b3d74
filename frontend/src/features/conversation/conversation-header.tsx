import { ArrowLeft } from 'lucide-react';
import { ScreenLink } from '@/shared/navigation';
import { texts } from '@/shared/texts';
import { Avatar } from '@/shared/ui/avatar';

interface Props {
  readonly title: string;
  readonly avatarId: string;
}

export function ConversationHeader({ title, avatarId }: Props) {
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line px-2 md:px-4">
      <ScreenLink
        href="/"
        aria-label={texts.conversation.back}
        className="inline-flex size-11 items-center justify-center rounded-md text-quiet hover:bg-hover md:hidden"
      >
        <ArrowLeft size={20} aria-hidden />
      </ScreenLink>
      <Avatar id={avatarId} name={title} size="small" />
      <h1 className="truncate font-semibold">{title}</h1>
    </header>
  );
}
