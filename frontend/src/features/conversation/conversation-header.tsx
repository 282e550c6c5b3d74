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
    <header className="border-line flex h-14 shrink-0 items-center gap-2 border-b px-2 md:px-4">
      <ScreenLink
        href="/"
        aria-label={texts.conversation.back}
        className="text-quiet hover:bg-hover inline-flex size-11 items-center justify-center rounded-md md:hidden"
      >
        <ArrowLeft size={20} aria-hidden />
      </ScreenLink>
      <Avatar id={avatarId} name={title} size="small" />
      <h1 className="truncate font-semibold">{title}</h1>
    </header>
  );
}
