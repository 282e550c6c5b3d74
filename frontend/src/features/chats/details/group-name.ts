/** In code points, as the service counts. */
export function isGroupName(name: string): boolean {
  const { length } = [...name.trim()];
  return length >= 1 && length <= 100;
}
