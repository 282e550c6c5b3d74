import { useEffect, useMemo, useState } from 'react';
import { contains } from '@/shared/text-search';
import type { Row } from './rows';

export interface Find {
  readonly isOpen: boolean;
  readonly text: string;
  readonly matches: number;
  readonly at: number;
  /** Counts how often it was asked for. */
  readonly asked: number;
  /** The key of the row that is shown. */
  readonly target: string | null;
  setText(text: string): void;
  step(by: number): void;
  close(): void;
}

/** Ctrl F searches what is loaded; pressed again there, it is the browser's. */
export function useFind(rows: readonly Row[]): Find {
  const [asked, setAsked] = useState(0);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const isOpen = asked > 0;

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isFind = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'f';
      if (isFind && document.activeElement?.id !== 'find') {
        event.preventDefault();
        setAsked((count) => count + 1);
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  const found = useMemo(() => {
    return text === '' ? [] : rows.filter(({ body }) => contains(body, text)).map(({ key }) => key);
  }, [rows, text]);
  // The newest match first.
  const at = chosen !== null && found.includes(chosen) ? found.indexOf(chosen) : found.length - 1;

  return {
    isOpen,
    text: isOpen ? text : '',
    matches: found.length,
    at,
    asked,
    target: isOpen ? (found[at] ?? null) : null,
    setText(next) {
      setText(next);
      setChosen(null);
    },
    step: (by) => setChosen(found[(at + by + found.length) % found.length] ?? null),
    close() {
      setAsked(0);
      setText('');
    },
  };
}
