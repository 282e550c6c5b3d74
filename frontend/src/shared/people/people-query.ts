import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { authApi } from '@/shared/api/clients';
import { unwrap } from '@/shared/api/unwrap';

const QUANTITY = 20;

/** What a name can be made of. Nobody is called otherwise, and the service refuses to look. */
const NAME = /^[A-Za-z0-9_.-]{1,32}$/;

/** People whose name begins with the text. */
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
    staleTime: 10_000,
  });
}
