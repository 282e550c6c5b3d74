/** A hidden page gives its connection back after so long: a browser has six for an origin, in all its tabs. */
const HIDDEN_MS = 60_000;

/** Shorter than this, and a connection that ended well is not asked for again at once. */
const SHORTEST_MS = 1_000;

/**
 * Keeps a connection open while the page is visible.
 *
 * @param run ends when the connection has, with the time to wait before the next one
 * @returns ends it for good
 */
export function whileVisible(run: (end: AbortSignal) => Promise<number>): () => void {
  const stopped = new AbortController();
  let pause: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wake = () => {};

  const onVisibility = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') {
      timer = setTimeout(() => pause?.abort(), HIDDEN_MS);
    } else {
      wake();
    }
  };
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      wake = resolve;
      if (Number.isFinite(ms)) setTimeout(resolve, ms);
    });
  const loop = async () => {
    while (!stopped.signal.aborted) {
      pause = new AbortController();
      const began = Date.now();
      const ms = await run(AbortSignal.any([stopped.signal, pause.signal]));
      const rest = Math.max(ms, SHORTEST_MS - (Date.now() - began));
      await sleep(pause.signal.aborted && document.visibilityState === 'hidden' ? Infinity : rest);
    }
  };

  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('online', onOnline);
  window.addEventListener('offline', onOffline);
  void loop();
  return () => {
    stopped.abort();
    wake();
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('online', onOnline);
    window.removeEventListener('offline', onOffline);
  };

  function onOnline() {
    wake();
  }

  /** A connection that survives in name only would be noticed after a long silence. */
  function onOffline() {
    pause?.abort();
  }
}
