import { MessagesSquare } from 'lucide-react';
import { useTexts } from '@/shared/i18n/use-texts';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { focusSearch } from './focus-search';

/** What to do next, on the wide screen's empty side. */
export function NoChatSelected({ isFirst }: { isFirst: boolean }) {
  const t = useTexts();
  return (
    <div className="flex flex-1 items-center justify-center">
      <EmptyState
        heading="h2"
        icon={<MessagesSquare size={32} aria-hidden />}
        title={isFirst ? t('chats.first') : t('chats.pick')}
        hint={isFirst ? t('chats.firstHint') : t('chats.pickHint')}
      >
        <Button onClick={focusSearch} className="max-md:hidden">
          {t('chats.find')}
          <kbd className="font-sans text-xs text-quiet">Ctrl K</kbd>
        </Button>
      </EmptyState>
    </div>
  );
}
