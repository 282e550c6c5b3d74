'use client';

import { useForm, type UseFormSetError } from 'react-hook-form';
import { Problem } from '@/shared/api/problem';
import { problemText } from '@/shared/problem-text';
import { signUp, type Credentials } from '@/shared/session/account';
import { texts } from '@/shared/texts';
import { Button } from '@/shared/ui/button';
import { Notice } from '@/shared/ui/notice';
import { TextField } from '@/shared/ui/text-field';
import { PasswordField } from './password-field';

// The service decides; these only save a round trip.
const username = { value: /^[A-Za-z0-9_.-]{3,32}$/, message: texts.session.badUsername };
const password = { value: /^.{8,128}$/su, message: texts.session.badPassword };

export function SignUpForm() {
  const { register, handleSubmit, formState, setError } = useForm<Credentials>();
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit((credentials) =>
    signUp(credentials).catch((error: unknown) => show(error, setError)),
  );
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-2">
      <TextField
        label={texts.session.username}
        hint={texts.session.usernameHint}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        error={errors.username?.message}
        {...register('username', {
          pattern: username,
          required: texts.session.badUsername,
          setValueAs: trim,
        })}
      />
      <PasswordField
        hint={texts.session.passwordHint}
        autoComplete="new-password"
        error={errors.password?.message}
        {...register('password', { pattern: password, required: texts.session.badPassword })}
      />
      {errors.root?.message ? <Notice tone="danger">{errors.root.message}</Notice> : null}
      <Button look="primary" type="submit" disabled={isSubmitting} className="mt-1 w-full">
        {isSubmitting ? texts.session.signingUp : texts.session.signUp}
      </Button>
    </form>
  );
}

/** A refusal stands at the field it is about. */
function show(error: unknown, setError: UseFormSetError<Credentials>): void {
  if (error instanceof Problem && error.status === 409) {
    setError('username', { message: texts.session.taken }, { shouldFocus: true });
    return;
  }
  const violations = error instanceof Problem ? error.violations : [];
  const known = violations.filter(({ field }) => field === 'username' || field === 'password');
  known.forEach(({ field, message }) =>
    setError(field as keyof Credentials, { message }, { shouldFocus: true }),
  );
  if (known.length === 0) {
    setError('root', { message: problemText(error) });
  }
}

const trim = (value: string) => value.trim();
