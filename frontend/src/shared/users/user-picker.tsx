import { Search, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { User } from '@/shared/api/model';
import { useTexts } from '@/shared/i18n/use-texts';
import { Notice } from '@/shared/ui/notice';
import { arrowKeyFocus } from '@/shared/ui/arrow-key-focus';
import { useUserSearch } from './user-search';
import { UserItem } from './user-item';

interface Props {
  readonly chosen: readonly User[];
  readonly onChange: (chosen: readonly User[]) => void;
  /** Not to be found: oneself, and who is in already. */
  readonly without: ReadonlySet<string>;
}

export function UserPicker({ chosen, onChange, without }: Props) {
  const t = useTexts();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const search = text.trim();
  const { users, isError, isComplete } = useUserSearch(search);
  const taken = new Set(chosen.map(({ id }) => id));
  const found = search === '' ? [] : users.filter(({ id }) => !without.has(id) && !taken.has(id));
  const choose = (users: readonly User[]) => {
    onChange(users);
    box.current?.focus(); // what was pressed is gone, and would take the focus with it
  };
  const add = (user: User) => {
    choose([...chosen, user]);
    setText('');
  };
  return (
    <>
      {chosen.length > 0 ? <Chosen chosen={chosen} onChange={choose} /> : null}
      <div onKeyDown={arrowKeyFocus}>
        <div className="relative">
          <Search size={16} aria-hidden className="absolute inset-y-0 start-3 my-auto text-quiet" />
          <input
            ref={box}
            type="search"
            aria-label={t('group.findUsers')}
            placeholder={t('group.findUsers')}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="h-11 w-full rounded-md border border-field bg-raised ps-9 pe-3 text-base focus:outline-2 focus:-outline-offset-1 focus:outline-accent"
          />
        </div>
        {isError ? <Notice tone="danger">{t('search.failed')}</Notice> : null}
        <ul className="mt-1 h-40 overflow-y-auto" aria-label={t('search.people')}>
          {found.map((user) => (
            <UserItem key={user.id} user={user} onPick={add} />
          ))}
          {search !== '' && isComplete && found.length === 0 ? (
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
      {chosen.map((user) => (
        <li key={user.id} className="flex items-center rounded-full bg-selected ps-3 text-sm">
          {user.username}
          <button
            type="button"
            aria-label={t('group.unchoose', { name: user.username })}
            onClick={() => onChange(chosen.filter(({ id }) => id !== user.id))}
            className="ms-1 flex size-8 items-center justify-center rounded-full hover:bg-hover"
          >
            <X size={14} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
