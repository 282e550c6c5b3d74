import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { authApi } from '@/shared/api/clients';
import { unwrap } from '@/shared/api/unwrap';

const SECOND_FACTOR = ['second-factor'] as const;

export const useSecondFactor = () =>
  useQuery({
    queryKey: SECOND_FACTOR,
    queryFn: ({ signal }) => unwrap(authApi.GET('/users/me/second-factor', { signal })),
  });

/** Each change ends the other sessions, too. */
export function useSecondFactorChanged(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    void client.invalidateQueries({ queryKey: SECOND_FACTOR });
    void client.invalidateQueries({ queryKey: ['sessions'] });
  }, [client]);
}

/** A new secret, which changes nothing until it is confirmed. */
export const enrol = (password: string) =>
  unwrap(authApi.POST('/users/me/second-factor/enrolment', { body: { password } }));

export const confirmEnrolment = async (code: string): Promise<string[]> =>
  (await unwrap(authApi.POST('/users/me/second-factor/confirmation', { body: { code } }))).recovery_codes;

export const renewRecoveryCodes = async (password: string, code: string): Promise<string[]> =>
  (await unwrap(authApi.POST('/users/me/second-factor/recovery-codes', { body: { password, code } })))
    .recovery_codes;

export const removeSecondFactor = (password: string, code: string) =>
  unwrap(authApi.POST('/users/me/second-factor/removal', { body: { password, code } }));
