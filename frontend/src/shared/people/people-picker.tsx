import { Search, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Person } from '@/shared/api/model';
import { useTexts } from '@/shared/i18n/use-texts';
import { Notice } from '@/shared/ui/notice';
import { walkList } from '@/shared/ui/walk-list';
import { usePeople } from './people-query';
import { PersonItem } from './person-item';

interface Props {
  readonly chosen: readonly Person[];
  readonly onChange: (chosen: readonly Person[]) => void;
  /** Not to be found: oneself, and who is in already. */
  readonly without: ReadonlySet<string>;
}

/** Finds people as one types, and keeps those that were picked. */
export function PeoplePicker({ chosen, onChange, without }: Props) {
  const t = useTexts();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const search = text.trim();
  const people = usePeople(search);
  const taken = new Set(chosen.map(({ id }) => id));
  const found =
    search === '' ? [] : (people.data ?? []).filter(({ id }) => !without.has(id) && !taken.has(id));
  const choose = (people: readonly Person[]) => {
    onChange(people);
    box.current?.focus(); // what was pressed is gone, and would take the focus with it
  };
  const add = (person: Person) => {
    choose([...chosen, person]);
    setText('');
  };
  return (
    <>
      {chosen.length > 0 ? <Chosen chosen={chosen} onChange={choose} /> : null}
      <div onKeyDown={walkList}>
        <div className="relative">
          <Search size={16} aria-hidden className="absolute inset-y-0 start-3 my-auto text-quiet" />
          <input
            ref={box}
            type="search"
            aria-label={t('group.findPeople')}
            placeholder={t('group.findPeople')}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="h-11 w-full rounded-md border border-field bg-raised ps-9 pe-3 text-base focus:outline-2 focus:-outline-offset-1 focus:outline-accent"
          />
        </div>
        {people.isError ? <Notice tone="danger">{t('search.failed')}</Notice> : null}
        <ul className="mt-1 h-40 overflow-y-auto" aria-label={t('search.people')}>
          {found.map((person) => (
            <PersonItem key={person.id} person={person} onPick={add} />
          ))}
          {search !== '' && people.isSuccess && !people.isPlaceholderData && found.length === 0 ? (
            <li className="px-2 py-3 text-center text-sm text-balance text-quiet">
              {t('search.none', { text: search })}
            </li>
          ) : null}
        </ul>
      </div>
    </>
  );
}

function Chosen({ chosen, onChange }: Pick<Props, 'chosen' | 'onChange'>) {
  const t = useTexts();
  return (
    <ul className="mb-2 flex flex-wrap gap-1.5" aria-label={t('group.chosen', { count: chosen.length })}>
      {chosen.map((person) => (
        <li key={person.id} className="flex items-center rounded-full bg-selected ps-3 text-sm">
          {person.username}
          <button
            type="button"
            aria-label={t('group.unchoose', { name: person.username })}
            onClick={() => onChange(chosen.filter(({ id }) => id !== person.id))}
            className="ms-1 flex size-8 items-center justify-center rounded-full hover:bg-hover"
          >
            <X size={14} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
