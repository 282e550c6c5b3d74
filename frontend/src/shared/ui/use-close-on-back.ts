import { useEffect, useId, useRef } from 'react';

const pending = new Map<string, ReturnType<typeof setTimeout>>();

const topDialog = () => (window.history.state as { dialog?: string } | null)?.dialog;

/** True while the newest entry of the history belongs to an open dialog. */
export const isDialogEntry = (): boolean => topDialog() !== undefined;

/** Gives an open dialog an entry in the history, so that the browser's Back closes it instead of leaving the page. */
export function useCloseOnBack(onClose: () => void): void {
  const id = useId();
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    clearTimeout(pending.get(id));
    if (topDialog() !== id) window.history.pushState({ dialog: id }, '');
    let isOpen = true;
    const onPop = () => {
      if (isOpen && topDialog() !== id) {
        isOpen = false;
        close.current();
      }
    };
    window.addEventListener('popstate', onPop);
    return () => {
      window.removeEventListener('popstate', onPop);
      // Later: React's strict mode mounts effects twice.
      pending.set(
        id,
        setTimeout(() => {
          pending.delete(id);
          if (topDialog() === id) window.history.back();
        }),
      );
    };
  }, [id]);
}
