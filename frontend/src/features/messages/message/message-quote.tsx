import { useQuery } from '@tanstack/react-query';
import { chatApi } from '@/shared/api/clients';
import type { Message } from '@/shared/api/model';
import { unwrap } from '@/shared/api/unwrap';
import { useTexts, type Texts } from '@/shared/i18n/use-texts';
import { useMessageActions } from './message-actions';
import { useControlTabIndex } from './row-controls';

/** What a message answers, always two lines high: nothing moves when it comes. */
export function MessageQuote({ id }: { id: string }) {
  const t = useTexts();
  const tabIndex = useControlTabIndex();
  const { jumpTo } = useMessageActions();
  const { message, isGone } = useQuoted(id);
  const name = message ? message.from_name || t('deletedAccount') : '';
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      disabled={message === undefined}
      onClick={() => jumpTo(id)}
      className="mb-1 block h-10 w-full min-w-32 overflow-hidden rounded-sm border-s-2 border-accent bg-canvas/60 px-2 py-0.5 text-start text-sm leading-[18px]"
    >
      {message ? <span className="sr-only">{t('message.goTo')} </span> : null}
      <span className="block truncate font-semibold">
        <bdi>{message ? name : ' '}</bdi>
      </span>
      <span className="block truncate text-quiet">
        <bdi>
          {message ? quoteText(t, message) : isGone ? t('message.quoteGone') : t('message.quoteLoading')}
        </bdi>
      </span>
    </button>
  );
}

export const quoteText = (t: Texts, message: Message) =>
  message.deleted_at ? t('message.deleted') : message.body.slice(0, 200);

/** From what is loaded, else by itself. */
export function useQuoted(id: string) {
  const { chatId, find } = useMessageActions();
  const here = find(id);
  const { data, isError } = useQuery({
    queryKey: ['message', chatId, id],
    queryFn: ({ signal }) => {
      const params = { path: { chat_id: chatId, message_id: id } };
      return unwrap(chatApi.GET('/chats/{chat_id}/messages/{message_id}', { params, signal }));
    },
    enabled: here === undefined,
    staleTime: 60_000,
  });
  return { message: here ?? data, isGone: isError };
}
