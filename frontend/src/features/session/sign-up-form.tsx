'use client';

import { useForm, type UseFormSetError } from 'react-hook-form';
import { Problem } from '@/shared/api/problem';
import { problemText } from '@/shared/problem-text';
import { signUp, type Credentials } from '@/shared/session/account';
import { isAbout } from '@/shared/session/account-changes';
import { useTexts, type Texts } from '@/shared/i18n/use-texts';
import { Button } from '@/shared/ui/button';
import { Notice } from '@/shared/ui/notice';
import { TextField } from '@/shared/ui/text-field';
import { PasswordField } from '@/shared/ui/password-field';

// The service decides; these only save a round trip.
const USERNAME = /^[A-Za-z0-9_.-]{3,32}$/;
const PASSWORD = /^.{8,128}$/su;

export function SignUpForm() {
  const t = useTexts();
  const { register, handleSubmit, formState, setError } = useForm<Credentials>();
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit((credentials) =>
    signUp(credentials).catch((error: unknown) => show(t, error, setError)),
  );
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-2">
      <TextField
        label={t('session.username')}
        hint={t('session.usernameHint')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        error={errors.username?.message}
        {...register('username', {
          pattern: { value: USERNAME, message: t('session.badUsername') },
          required: t('session.badUsername'),
          setValueAs: trim,
        })}
      />
      <PasswordField
        hint={t('session.passwordHint')}
        autoComplete="new-password"
        error={errors.password?.message}
        {...register('password', {
          pattern: { value: PASSWORD, message: t('session.badPassword') },
          required: t('session.badPassword'),
        })}
      />
      {errors.root?.message ? <Notice tone="danger">{errors.root.message}</Notice> : null}
      <Button look="primary" type="submit" disabled={isSubmitting} className="mt-1 w-full">
        {isSubmitting ? t('session.signingUp') : t('session.signUp')}
      </Button>
    </form>
  );
}

/** A refusal stands at the field it is about. */
function show(t: Texts, error: unknown, setError: UseFormSetError<Credentials>): void {
  if (error instanceof Problem && error.status === 409) {
    setError('username', { message: t('session.taken') }, { shouldFocus: true });
    return;
  }
  // The form has checked length and characters; what the service still refuses is easy to guess.
  const reasons = { username: t('session.badUsername'), password: t('session.weakPassword') };
  const refused = (['username', 'password'] as const).filter((field) => isAbout(error, field));
  refused.forEach((field) => setError(field, { message: reasons[field] }, { shouldFocus: true }));
  if (refused.length === 0) {
    setError('root', { message: problemText(t, error) });
  }
}

const trim = (value: string) => value.trim();
