import { MessageSquare } from 'lucide-react';
import { useMemo } from 'react';
import { useUser } from '@/shared/session/session';
import { useStore } from '@/shared/store';
import { texts } from '@/shared/texts';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { problemText } from '@/shared/problem-text';
import { Composer } from './composer';
import { takeBack, useConversationMemory } from './conversation-memory';
import { MessageList } from './message-list';
import { MessageSkeleton } from './message-skeleton';
import { rowsOf } from './rows';
import { emptyTimeline, innerHole, olderThan } from './timeline';
import { useFilledHole, usePageBefore, useTimeline } from './timeline-query';

interface Props {
  readonly chatId: string;
  readonly title: string;
  /** Whether snapshots come: else the history is asked again and again. */
  readonly live: boolean;
}

export function Conversation({ chatId, title, live }: Props) {
  const memory = useConversationMemory();
  const { outbox } = memory;
  const outgoing = useStore(outbox.of(chatId), []);
  const me = useUser();
  const { data: timeline, error, refetch } = useTimeline(chatId, live);
  const older = useOlder(chatId, timeline ? olderThan(timeline) : null);
  useFilledHole(chatId, timeline ? innerHole(timeline) : null);
  const rows = useMemo(() => rowsOf(timeline ?? emptyTimeline, outgoing, me), [timeline, outgoing, me]);

  const body = () => {
    if (timeline === undefined && rows.length === 0) {
      return error ? <Failed error={error} onRetry={() => void refetch()} /> : <MessageSkeleton />;
    }
    if (rows.length === 0) {
      return <Empty title={title} />;
    }
    return (
      <MessageList
        chatId={chatId}
        title={title}
        rows={rows}
        older={older}
        onRetry={() => outbox.retry(chatId)}
        onRemove={(key) => takeBack(memory, chatId, key)}
      />
    );
  };
  return (
    <>
      {body()}
      <Composer chatId={chatId} title={title} />
    </>
  );
}

function useOlder(chatId: string, hole: string | null) {
  const { mutate, isPending, isError } = usePageBefore(chatId);
  const load = () => {
    if (hole !== null && !isPending) {
      mutate(hole);
    }
  };
  return { hasMore: hole !== null, failed: isError, load };
}

function Empty({ title }: { title: string }) {
  return (
    <div
      role="log"
      aria-label={texts.conversation.log(title)}
      className="flex min-h-0 flex-1 flex-col justify-center"
    >
      <EmptyState
        icon={<MessageSquare size={28} aria-hidden />}
        title={texts.conversation.empty(title)}
        hint={texts.conversation.emptyHint}
      />
    </div>
  );
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div role="alert" className="flex min-h-0 flex-1 flex-col justify-center">
      <EmptyState title={texts.conversation.failedToLoad} hint={problemText(error)}>
        <Button onClick={onRetry}>{texts.tryAgain}</Button>
      </EmptyState>
    </div>
  );
}
