/** Looks again and again until something is so; a failure says what was waited for. */
export async function until(what: string, millis: number, isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + millis;
  while (!(await isSo())) {
    if (performance.now() > end) {
      throw new Error(`waited ${millis} ms in vain until ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
