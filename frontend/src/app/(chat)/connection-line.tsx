import { useSyncExternalStore } from 'react';
import type { RealtimeState } from '@/features/realtime/port';
import { texts } from '@/shared/texts';

/** Over the page, so that nothing moves; the stylesheet holds it back a moment, so that a hiccup doesn't blink. */
export function ConnectionLine({ realtime }: { realtime: RealtimeState }) {
  const isOnline = useSyncExternalStore(
    watch,
    () => navigator.onLine,
    () => true,
  );
  const text = !isOnline ? texts.connection.offline : realtime === 'lost' ? texts.connection.lost : null;
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center px-2">
      {text === null ? null : (
        <span className="late rounded-full border border-line bg-notice px-4 py-1.5 text-sm shadow-sm">
          {text}
        </span>
      )}
    </div>
  );
}

function watch(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
