import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { authApi } from '@/shared/api/clients';
import type { User } from '@/shared/api/model';
import { unwrap } from '@/shared/api/unwrap';
import { startsWith } from '@/shared/text-search';

const QUANTITY = 20;
const PAUSE_MS = 150;

export interface UserSearch {
  readonly users: readonly User[];
  readonly isError: boolean;
  /** False while the answer for the whole text is pending. */
  readonly isComplete: boolean;
}

/** The characters of usernames. The service refuses to search for others. */
const NAME = /^[A-Za-z0-9_.-]{1,32}$/;

/**
 * Users whose name starts with the text. Until the answer arrives, the matches in the previous answer are shown: no
 * user may disappear from the list on the way to a click.
 */
export function useUserSearch(text: string): UserSearch {
  const search = useDebounced(text);
  const query = useQuery({
    queryKey: ['users', search],
    queryFn: async ({ signal }) => {
      if (!NAME.test(search)) {
        return [];
      }
      const { users } = await unwrap(
        authApi.GET('/users', { params: { query: { search, quantity: QUANTITY } }, signal }),
      );
      return users;
    },
    enabled: search !== '',
    placeholderData: keepPreviousData,
    select: (users) => users.filter(({ username }) => startsWith(username, text)),
    staleTime: 10_000,
  });
  return {
    users: text === '' ? [] : (query.data ?? []),
    isError: query.isError,
    isComplete: query.isSuccess && !query.isPlaceholderData && search === text,
  };
}

/** The first letter is searched for at once, a changed text when typing pauses. */
function useDebounced(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settled === '' ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, settled]);
  return settled;
}
