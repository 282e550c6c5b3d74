import { useMemo } from 'react';
import type { Message } from '@/shared/api/model';
import { COMPOSER_ID } from './composer/composer';
import type { ComposerState } from './composer/use-composer';
import type { MessageActions } from './message/message-actions';
import type { PendingChange } from './message/pending-changes';
import { at } from './timeline/ids';
import { useLatest } from './use-latest';

interface Means {
  readonly chatId: string;
  readonly canWrite: boolean;
  readonly messages: readonly Message[];
  readonly composer: ComposerState;
  readonly change: (messageId: string, change: PendingChange) => Promise<void>;
  readonly jumpTo: (messageId: string) => Promise<void>;
  readonly askDelete: (message: Message) => void;
}

/** The actions of message menus. They keep their identity while the user types, or all messages would re-render. */
export function useActions(means: Means): MessageActions {
  const { chatId, canWrite, messages, jumpTo, askDelete } = means;
  const latest = useLatest(means);
  return useMemo(() => {
    const toComposer = () => requestAnimationFrame(() => document.getElementById(COMPOSER_ID)?.focus());
    return {
      chatId,
      canWrite,
      find: (id) => at(messages, id),
      jumpTo: (id) => void jumpTo(id),
      askDelete,
      react: (message, emoji) => void latest.current.change(message.message_id, { kind: 'react', emoji }),
      reply(message) {
        latest.current.composer.reply(message);
        toComposer();
      },
      edit(message) {
        latest.current.composer.edit(message);
        toComposer();
      },
    };
  }, [chatId, canWrite, messages, jumpTo, askDelete, latest]);
}
