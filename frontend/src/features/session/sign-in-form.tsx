'use client';

import { useForm } from 'react-hook-form';
import { Problem } from '@/shared/api/problem';
import { problemText } from '@/shared/problem-text';
import { signIn, type Credentials } from '@/shared/session/account';
import { texts } from '@/shared/texts';
import { Button } from '@/shared/ui/button';
import { Notice } from '@/shared/ui/notice';
import { TextField } from '@/shared/ui/text-field';
import { PasswordField } from './password-field';

const wrong = (error: unknown) =>
  error instanceof Problem && error.status === 401 ? texts.session.wrong : problemText(error);

export function SignInForm() {
  const { register, handleSubmit, formState, setError } = useForm<Credentials>();
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit((credentials) =>
    signIn(credentials).catch((error: unknown) => setError('root', { message: wrong(error) })),
  );
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-2">
      <TextField
        label={texts.session.username}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        error={errors.username?.message}
        {...register('username', { required: texts.session.missingUsername, setValueAs: trim })}
      />
      <PasswordField
        autoComplete="current-password"
        error={errors.password?.message}
        {...register('password', { required: texts.session.missingPassword })}
      />
      {errors.root?.message ? <Notice tone="danger">{errors.root.message}</Notice> : null}
      <Button look="primary" type="submit" disabled={isSubmitting} className="mt-1 w-full">
        {isSubmitting ? texts.session.signingIn : texts.session.signIn}
      </Button>
    </form>
  );
}

const trim = (value: string) => value.trim();
