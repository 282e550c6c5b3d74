import { MessagesSquare } from 'lucide-react';
import { texts } from '@/shared/texts';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { focusSearch } from './focus-search';

export function PickChat() {
  return (
    <div className="flex flex-1 items-center justify-center">
      <EmptyState
        icon={<MessagesSquare size={32} aria-hidden />}
        title={texts.chats.pick}
        hint={texts.chats.pickHint}
      >
        <Button onClick={focusSearch}>
          {texts.chats.find}
          <kbd className="text-quiet font-sans text-xs">Ctrl K</kbd>
        </Button>
      </EmptyState>
    </div>
  );
}
