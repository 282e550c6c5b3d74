import { useSyncExternalStore } from 'react';
import type { RealtimeState } from '@/features/realtime/port';
import { useTexts, type Texts } from '@/shared/i18n/use-texts';

/** Over the page, so that nothing moves; the stylesheet holds it back a moment, so that a hiccup doesn't blink. */
export function ConnectionLine({ realtime }: { realtime: RealtimeState }) {
  const t = useTexts();
  const isOnline = useSyncExternalStore(
    watch,
    () => navigator.onLine,
    () => true,
  );
  const text = isOnline ? textOf(t, realtime) : t('connection.offline');
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

function textOf(t: Texts, realtime: RealtimeState): string | null {
  if (realtime === 'lost') return t('connection.lost');
  return realtime === 'fallback' ? t('connection.fallback') : null;
}

function watch(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
