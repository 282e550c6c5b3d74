let last: Promise<unknown> = Promise.resolve();

/**
 * Whatever takes or replaces the refresh cookie, one at a time and in order. All tabs share the cookie, so it is a Web
 * Lock where the browser offers locks; else this tab at least doesn't overtake itself.
 */
export async function exclusively<T>(task: () => Promise<T>): Promise<T> {
  if (navigator.locks) {
    return navigator.locks.request('rivulet.refresh', task);
  }
  const mine = last.then(task, task);
  last = mine;
  return mine;
}
