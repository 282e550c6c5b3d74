import { useMemo } from 'react';
import type { Message } from '@/shared/api/model';
import { COMPOSER_ID } from './composer/composer';
import type { Writing } from './composer/use-writing';
import type { MessageActions } from './message/message-actions';
import type { PendingChange } from './message/pending-changes';
import { at } from './timeline/ids';
import { useLatest } from './use-latest';

interface Means {
  readonly chatId: string;
  readonly canWrite: boolean;
  readonly messages: readonly Message[];
  readonly writing: Writing;
  readonly change: (messageId: string, change: PendingChange) => Promise<void>;
  readonly jumpTo: (messageId: string) => Promise<void>;
  readonly askDelete: (message: Message) => void;
}

/** What the messages' menus do. They stay the same while somebody types, or every message would be made anew. */
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
        latest.current.writing.reply(message);
        toComposer();
      },
      edit(message) {
        latest.current.writing.edit(message);
        toComposer();
      },
    };
  }, [chatId, canWrite, messages, jumpTo, askDelete, latest]);
}
