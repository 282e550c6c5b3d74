import { useCallback, useEffect, useRef } from 'react';
import { chatApi } from '@/shared/api/clients';
import { isAfter } from '../timeline/ids';
import type { Row } from './rows';

const PAUSE_MS = 400;
const RETRY_MS = 5_000;

/** Reports the read position: the newest message on screen while the page has the focus. */
export function useReadPosition(chatId: string, readId: string | null, onRead: (messageId: string) => void) {
  const marker = useRef<ReadPositionReporter | null>(null);
  const start = useRef(readId);

  useEffect(() => {
    const mine = new ReadPositionReporter(start.current, (id) => tell(chatId, id), onRead);
    marker.current = mine;
    const onLook = () => mine.look();
    window.addEventListener('focus', onLook);
    document.addEventListener('visibilitychange', onLook);
    return () => {
      start.current = mine.end();
      window.removeEventListener('focus', onLook);
      document.removeEventListener('visibilitychange', onLook);
    };
  }, [chatId, onRead]);

  return useCallback(({ message }: Row) => {
    if (message) marker.current?.see(message.message_id);
  }, []);
}

/** Goes forward only, says little, and says again what didn't arrive. */
export class ReadPositionReporter {
  private seen: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private sent: string | null,
    private readonly tell: (id: string) => Promise<boolean>,
    private readonly onRead: (id: string) => void,
    private readonly isLooking = () => document.visibilityState === 'visible' && document.hasFocus(),
  ) {}

  see(id: string): void {
    if (this.seen === null || isAfter(id, this.seen)) {
      this.seen = id;
      this.timer ??= setTimeout(() => this.look(), PAUSE_MS);
    }
  }

  look(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const [id, before] = [this.seen, this.sent];
    if (id !== null && this.isLooking() && (before === null || isAfter(id, before))) {
      this.sent = id;
      this.onRead(id);
      void this.tell(id).then((isReported) => {
        if (!isReported && this.sent === id) {
          this.sent = before;
          this.timer ??= setTimeout(() => this.look(), RETRY_MS);
        }
      });
    }
  }

  /** Returns the last reported position. */
  end(): string | null {
    clearTimeout(this.timer);
    return this.sent;
  }
}

/** False where trying again may help. */
async function tell(chatId: string, id: string): Promise<boolean> {
  const params = { path: { chat_id: chatId } };
  try {
    const { response } = await chatApi.PUT('/chats/{chat_id}/read', { params, body: { message_id: id } });
    return response.status !== 429 && response.status < 500;
  } catch {
    return false;
  }
}
