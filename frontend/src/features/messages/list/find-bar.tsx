import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { Button } from '@/shared/ui/button';
import type { Find } from './use-find';

/** The list holds only what is on screen, so the browser's own search would miss the rest of what is loaded. */
export function FindBar({ find }: { find: Find }) {
  const t = useTexts();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.select(), [find.asked]);
  const { text, matches, at } = find;
  const count =
    text === '' ? '' : matches === 0 ? t('find.none') : t('find.count', { at: at + 1, all: matches });
  return (
    <div
      role="search"
      aria-label={t('find.label')}
      className="flex shrink-0 items-center gap-1 border-b border-line bg-panel px-3 py-1"
    >
      <input
        ref={box}
        type="search"
        id="find"
        autoFocus
        aria-label={t('find.label')}
        placeholder={t('find.label')}
        title={t('find.hint')}
        autoComplete="off"
        value={text}
        onChange={(event) => find.setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') find.close();
          if (event.key === 'Enter') find.step(event.shiftKey ? 1 : -1);
        }}
        className="h-9 min-w-0 flex-1 rounded-md border border-field bg-raised px-3 focus:outline-2 focus:-outline-offset-1 focus:outline-accent max-md:h-11 max-md:text-base"
      />
      <span role="status" className="min-w-20 px-1 text-center text-sm text-quiet">
        {count}
      </span>
      <Button
        look="icon"
        aria-label={t('find.previous')}
        disabled={matches === 0}
        onClick={() => find.step(-1)}
      >
        <ChevronUp size={16} aria-hidden />
      </Button>
      <Button look="icon" aria-label={t('find.next')} disabled={matches === 0} onClick={() => find.step(1)}>
        <ChevronDown size={16} aria-hidden />
      </Button>
      <Button look="icon" aria-label={t('close')} onClick={find.close}>
        <X size={16} aria-hidden />
      </Button>
    </div>
  );
}
