import { useEffect, useState } from 'react';
import type { Realtime, RealtimeState, Ring } from './port';

/** Watches a person's chats for as long as the component lives. Both arguments must keep their identity. */
export function useRealtime(
  userId: string,
  realtime: Realtime,
  onRings: (changed: readonly Ring[]) => void,
): RealtimeState {
  const [state, setState] = useState<RealtimeState>('connecting');
  useEffect(() => realtime(userId, { rings: onRings, state: setState }), [userId, realtime, onRings]);
  return state;
}
