import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { authApi } from '@/shared/api/clients';
import { unwrap } from '@/shared/api/unwrap';

const QUANTITY = 20;

/** What a name can be made of. Nobody is called otherwise, and the service refuses to look. */
const NAME = /^[A-Za-z0-9_.-]{1,32}$/;

/**
 * People whose name begins with the text. Until the answer is here, those among the last one's that do: nobody is shown
 * who would be gone by the time they are picked.
 */
export function usePeople(search: string) {
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
    select: (people) => people.filter(({ username }) => begins(username, search)),
    staleTime: 10_000,
  });
}

const begins = (name: string, search: string) => name.toLowerCase().startsWith(search.toLowerCase());
