import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { authApi } from '@/shared/api/clients';
import { unwrap } from '@/shared/api/unwrap';

const QUANTITY = 20;

/** People whose name begins with the text; nothing is asked for an empty one. */
export function usePeople(search: string) {
  return useQuery({
    queryKey: ['people', search],
    queryFn: async ({ signal }) => {
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
