import { authApi } from '@/shared/api/clients';
import { Problem } from '@/shared/api/problem';
import { unwrap } from '@/shared/api/unwrap';
import { forget } from './access-token';
import { signIn } from './account';

/**
 * All sessions end with the old password: this device signs in again with the new one, and asks for the code of a
 * second factor.
 */
export async function changePassword(username: string, current: string, next: string): Promise<void> {
  await unwrap(
    authApi.PUT('/users/me/password', { body: { current_password: current, new_password: next } }),
  );
  await signIn({ username, password: next });
}

export async function deleteAccount(password: string): Promise<void> {
  await unwrap(authApi.POST('/users/me/deletion', { body: { password } }));
  forget(false);
}

/** True where the refusal is about this field. */
export const isAbout = (error: unknown, field: string) =>
  error instanceof Problem && error.violations.some((violation) => violation.field === field);
