import { SendHorizontal } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useStore } from '@/shared/store';
import { texts } from '@/shared/texts';
import { Button } from '@/shared/ui/button';
import { useConversationMemory } from './conversation-memory';
import { bodyOf, canSend, roomLeft } from './message-body';

export function Composer({ chatId, title }: { chatId: string; title: string }) {
  const { outbox, drafts } = useConversationMemory();
  const draft = drafts.of(chatId);
  const text = useStore(draft, '');
  const box = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    // On a touch screen the keyboard would jump up over the conversation.
    if (window.matchMedia('(pointer: fine)').matches) {
      box.current?.focus();
    }
  }, []);

  const send = () => {
    if (canSend(text)) {
      outbox.send(chatId, bodyOf(text));
      draft.set('');
    }
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter chooses a word.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    }
  };

  return (
    <div className="mx-auto w-full max-w-[752px] px-3 pt-2 pb-[max(12px,env(safe-area-inset-bottom))] md:px-4 md:pb-4">
      <div className="flex items-end gap-1 rounded-lg border border-field bg-raised p-1 focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent">
        <textarea
          ref={box}
          rows={1}
          dir="auto"
          aria-label={texts.conversation.message}
          placeholder={texts.conversation.placeholder(title)}
          value={text}
          onChange={(event) => draft.set(event.target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-[calc(6lh+20px)] min-h-11 min-w-0 flex-1 resize-none px-2 py-[11px] text-base leading-[1.375] outline-none md:min-h-9 md:py-[7px] md:text-[15px]"
        />
        <RoomLeft left={roomLeft(text)} />
        <Button look="icon" aria-label={texts.conversation.send} disabled={!canSend(text)} onClick={send}>
          <SendHorizontal size={18} aria-hidden className={canSend(text) ? 'text-accent' : undefined} />
        </Button>
      </div>
    </div>
  );
}

/** Only when it matters. */
function RoomLeft({ left }: { left: number }) {
  if (left > 200) {
    return null;
  }
  return left < 0 ? (
    <span role="alert" className="px-1 pb-2 text-sm text-danger">
      {texts.conversation.tooLong(-left)}
    </span>
  ) : (
    <span className="px-1 pb-2 text-sm text-quiet">{left}</span>
  );
}
