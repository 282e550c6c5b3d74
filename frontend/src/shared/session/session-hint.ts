const KEY = 'rivulet.signed-in';

/**
 * Whether a user is signed in on this device. The refresh cookie is HttpOnly, so the page can't see it; without the
 * hint each first visit would begin with a request that must fail. It holds no secret and proves nothing.
 */
export const sessionHint = {
  isSet: () => read() !== null,
  set: () => write((storage) => storage.setItem(KEY, '1')),
  clear: () => write((storage) => storage.removeItem(KEY)),
};

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage is forbidden: everybody signs in anew
  }
}

function write(change: (storage: Storage) => void): void {
  try {
    change(localStorage);
  } catch {
    // storage is forbidden or full: the session lives as long as the tab
  }
}
