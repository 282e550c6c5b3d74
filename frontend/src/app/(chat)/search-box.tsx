import { Search, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { Button } from '@/shared/ui/button';
import { focusSearch, SEARCH_ID } from './focus-search';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function SearchBox({ value, onChange }: Props) {
  const t = useTexts();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        focusSearch();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <div role="search" aria-label={t('search.label')} className="relative mx-3 mb-2 shrink-0">
      <Search size={16} aria-hidden className="absolute inset-y-0 start-3 my-auto text-quiet" />
      <input
        id={SEARCH_ID}
        type="search"
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange('');
        }}
        className="h-11 w-full rounded-md border border-line bg-raised ps-9 pe-12 text-base focus:outline-2 focus:-outline-offset-1 focus:outline-accent md:h-9 md:text-sm"
      />
      {value === '' ? (
        <kbd
          aria-hidden
          className="absolute inset-y-0 end-3 my-auto h-fit font-sans text-xs text-quiet max-md:hidden"
        >
          Ctrl K
        </kbd>
      ) : (
        <Button
          look="icon"
          aria-label={t('search.clear')}
          onClick={() => onChange('')}
          className="absolute end-0 top-0"
        >
          <X size={16} aria-hidden />
        </Button>
      )}
    </div>
  );
}
