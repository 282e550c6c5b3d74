import { useEffect, useRef, type RefObject } from 'react';

/** The values of the last rendering, for functions that keep their identity. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
