import { SendHorizontal } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { Button } from '@/shared/ui/button';
import { ComposerStrip } from './composer-strip';
import { canSend, charactersLeft } from './message-body';
import type { ComposerState } from './use-composer';

/** Replying and editing move the focus here. */
export const COMPOSER_ID = 'composer';

interface Props {
  readonly title: string;
  readonly composer: ComposerState;
}

export function Composer({ title, composer }: Props) {
  const t = useTexts();
  const { draft } = composer;
  const box = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    // On a touch screen the keyboard would cover the messages.
    if (window.matchMedia('(pointer: fine)').matches) {
      box.current?.focus();
    }
  }, []);

  const send = () => {
    composer.submit();
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter chooses a word.
    if (event.nativeEvent.isComposing) {
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && (draft.editing ?? draft.replyTo) !== null) {
      event.preventDefault();
      composer.cancel();
    } else if (
      event.key === 'ArrowUp' &&
      draft.text === '' &&
      draft.editing === null &&
      composer.editLast()
    ) {
      event.preventDefault();
    }
  };

  return (
    <div className="mx-auto w-full max-w-[752px] px-3 pb-[max(12px,env(safe-area-inset-bottom))] md:px-4 md:pb-4">
      <div className="rounded-lg border border-field bg-raised focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent">
        <ComposerStrip draft={draft} onCancel={composer.cancel} />
        <div className="flex items-end gap-1 p-1">
          <textarea
            ref={box}
            id={COMPOSER_ID}
            rows={1}
            dir="auto"
            aria-label={t('chat.message')}
            placeholder={t('chat.placeholder', { name: title })}
            value={draft.text}
            onChange={(event) => composer.type(event.target.value)}
            onKeyDown={onKeyDown}
            className="field-sizing-content max-h-[calc(6lh+20px)] min-h-11 min-w-0 flex-1 resize-none px-2 py-[11px] text-base leading-[1.375] outline-none md:min-h-9 md:py-[7px] md:text-[15px]"
          />
          <CharactersLeft left={charactersLeft(draft.text)} />
          <Button
            look="icon"
            aria-label={draft.editing === null ? t('chat.send') : t('save')}
            disabled={!canSend(draft.text)}
            onClick={send}
          >
            <SendHorizontal
              size={18}
              aria-hidden
              className={canSend(draft.text) ? 'text-accent rtl:-scale-x-100' : 'rtl:-scale-x-100'}
            />
          </Button>
        </div>
      </div>
    </div>
  );
}

/** Only when it matters. */
function CharactersLeft({ left }: { left: number }) {
  const t = useTexts();
  if (left > 200) {
    return null;
  }
  return left < 0 ? (
    <span role="alert" className="px-1 pb-2 text-sm text-danger">
      {t('chat.tooLong', { over: -left })}
    </span>
  ) : (
    <span className="px-1 pb-2 text-sm text-quiet">{left}</span>
  );
}
