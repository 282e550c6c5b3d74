import { useEffect, useState } from 'react';
import type { LiveEvent, Realtime, RealtimeState } from './port';

/** Watches the user's chats until unmount. The arguments must keep their identity. */
export function useRealtime(
  userId: string,
  realtime: Realtime,
  onEvent: (event: LiveEvent) => void,
): RealtimeState {
  const [state, setState] = useState<RealtimeState>('connecting');
  useEffect(() => realtime(userId, { event: onEvent, state: setState }), [userId, realtime, onEvent]);
  return state;
}
