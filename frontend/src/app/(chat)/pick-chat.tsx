import { MessagesSquare } from 'lucide-react';
import { texts } from '@/shared/texts';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { focusSearch } from './focus-search';

/** What to do next, on the wide screen's empty side. */
export function PickChat({ isFirst }: { isFirst: boolean }) {
  return (
    <div className="flex flex-1 items-center justify-center">
      <EmptyState
        icon={<MessagesSquare size={32} aria-hidden />}
        title={isFirst ? texts.chats.first : texts.chats.pick}
        hint={isFirst ? texts.chats.firstHint : texts.chats.pickHint}
      >
        <Button onClick={focusSearch}>
          {texts.chats.find}
          <kbd className="font-sans text-xs text-quiet">Ctrl K</kbd>
        </Button>
      </EmptyState>
    </div>
  );
}
