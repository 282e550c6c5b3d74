import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { authApi } from '@/shared/api/clients';
import { unwrap } from '@/shared/api/unwrap';
import { startsWith } from '@/shared/text-search';

const QUANTITY = 20;

/** The characters of usernames. The service refuses to search for others. */
const NAME = /^[A-Za-z0-9_.-]{1,32}$/;

/**
 * Users whose name starts with the text. Until the answer arrives, the matches in the previous answer are shown: no
 * user may disappear from the list on the way to a click.
 */
export function useUserSearch(search: string) {
  return useQuery({
    queryKey: ['people', search],
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
    select: (users) => users.filter(({ username }) => startsWith(username, search)),
    staleTime: 10_000,
  });
}
