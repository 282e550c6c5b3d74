import { createContext, use, type ReactNode } from 'react';
import type { Message } from '@/shared/api/model';

export interface MessageActions {
  reply(message: Message): void;
  edit(message: Message): void;
  askDelete(message: Message): void;
  react(message: Message, emoji: string | null): void;
  /** Goes to a message, wherever it is. */
  jumpTo(messageId: string): void;
  /** The message, where it is loaded. */
  find(messageId: string): Message | undefined;
  readonly chatId: string;
  readonly canWrite: boolean;
}

const Context = createContext<MessageActions | null>(null);

export function MessageActionsProvider({
  actions,
  children,
}: {
  actions: MessageActions;
  children: ReactNode;
}) {
  return <Context value={actions}>{children}</Context>;
}

export function useMessageActions(): MessageActions {
  const actions = use(Context);
  if (actions === null) {
    throw new Error('MessageActionsProvider is missing.');
  }
  return actions;
}
