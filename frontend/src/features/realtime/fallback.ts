import type { Realtime, RealtimeState } from './port';

/** Reconnecting takes less than this; after it, the other transport takes over. */
const PATIENCE_MS = 5_000;

/**
 * Switches to another transport for as long as the first one is lost.
 *
 * @param beside runs beside the first transport only, since the other one includes it
 */
export function withFallback(first: Realtime, other: Realtime, beside: Realtime): Realtime {
  return (userId, sink) => {
    let ofFirst: RealtimeState = 'connecting';
    let ofOther: RealtimeState = 'connecting';
    let patience: ReturnType<typeof setTimeout> | undefined;
    let isOther = false;

    const tell = () => sink.state(isOther && ofFirst !== 'live' && ofOther === 'live' ? 'fallback' : ofFirst);
    const event = sink.event.bind(sink);
    const run = (realtime: Realtime, state: (state: RealtimeState) => void) =>
      realtime(userId, { event, state });
    const startBeside = () => run(beside, () => {});
    const startOther = () =>
      run(other, (state) => {
        ofOther = state;
        tell();
      });

    let stopSecond = startBeside();
    const turn = (toOther: boolean) => {
      if (toOther === isOther) return;
      isOther = toOther;
      ofOther = 'connecting';
      stopSecond();
      stopSecond = toOther ? startOther() : startBeside();
      tell();
    };
    const stopFirst = run(first, (state) => {
      ofFirst = state;
      clearTimeout(patience);
      if (state === 'live') turn(false);
      else patience = setTimeout(() => turn(true), PATIENCE_MS);
      tell();
    });
    return () => {
      clearTimeout(patience);
      stopFirst();
      stopSecond();
    };
  };
}
