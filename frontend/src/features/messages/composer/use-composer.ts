import { useMemo } from 'react';
import type { Message } from '@/shared/api/model';
import { useStore } from '@/shared/store';
import { useSessionStores } from '../session-stores';
import type { PendingChange } from '../message/pending-changes';
import { emptyDraft, type Draft } from './drafts';
import { bodyOf, canSend } from './message-body';
import { typingNotifier } from './typing-notifier';

export interface ComposerState {
  readonly draft: Draft;
  type(text: string): void;
  submit(): void;
  cancel(): void;
  reply(message: Message): void;
  edit(message: Message): void;
  /** Begins to edit the last message of one's own; false where there is none. */
  editLast(): boolean;
}

/** What the composer holds, and what becomes of it: a message, a reply, or another text for an old one. */
export function useComposer(
  chatId: string,
  lastOwn: () => Message | undefined,
  change: (messageId: string, change: PendingChange) => Promise<void>,
): ComposerState {
  const { outbox, drafts } = useSessionStores();
  const store = drafts.of(chatId);
  const draft = useStore(store, emptyDraft);
  const notifyTyping = useMemo(() => typingNotifier(chatId), [chatId]);

  const edit = (message: Message) => {
    const { text, kept, editing } = store.get();
    store.set({
      text: message.body,
      replyTo: null,
      editing: message.message_id,
      kept: editing === null ? text : kept,
    });
  };
  const submit = () => {
    const sent = store.get();
    const { text, replyTo, editing, kept } = sent;
    if (!canSend(text)) {
      return;
    }
    if (editing === null) {
      outbox.send(chatId, bodyOf(text), replyTo);
    } else {
      void change(editing, { kind: 'edit', body: bodyOf(text) });
    }
    drafts.replaceSent(chatId, sent, { ...emptyDraft, text: editing === null ? '' : kept });
  };
  return {
    draft,
    type(text) {
      store.set({ ...store.get(), text });
      if (text !== '' && store.get().editing === null) notifyTyping();
    },
    submit,
    cancel() {
      const { text, editing, kept } = store.get();
      store.set({ ...emptyDraft, text: editing === null ? text : kept });
    },
    reply: (message) => store.set({ ...store.get(), replyTo: message.message_id, editing: null }),
    edit,
    editLast() {
      const last = lastOwn();
      if (last) edit(last);
      return last !== undefined;
    },
  };
}
