import { useEffect } from 'react';

const SHOWN_MS = 6_000;

/** What went wrong with a click, above the composer for a while. */
export function PassingNotice({ text, onGone }: { text: string | null; onGone: () => void }) {
  useEffect(() => {
    const timer = text === null ? undefined : setTimeout(onGone, SHOWN_MS);
    return () => clearTimeout(timer);
    // Its caller makes the function anew each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text]);
  return (
    <div role="alert" className="mx-auto w-full max-w-[752px] px-4">
      {text === null ? null : (
        <p className="mb-2 rounded-md bg-danger-soft px-3 py-2 text-sm text-danger">{text}</p>
      )}
    </div>
  );
}
