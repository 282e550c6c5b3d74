'use client';

import { useForm } from 'react-hook-form';
import { Problem } from '@/shared/api/problem';
import { problemText } from '@/shared/problem-text';
import { signIn, type Credentials } from '@/shared/session/account';
import { useTexts, type Texts } from '@/shared/i18n/use-texts';
import { Button } from '@/shared/ui/button';
import { Notice } from '@/shared/ui/notice';
import { TextField } from '@/shared/ui/text-field';
import { PasswordField } from '@/shared/ui/password-field';

const wrong = (t: Texts, error: unknown) =>
  error instanceof Problem && error.status === 401 ? t('session.wrong') : problemText(t, error);

export function SignInForm() {
  const t = useTexts();
  const { register, handleSubmit, formState, setError } = useForm<Credentials>();
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit((credentials) =>
    signIn(credentials).catch((error: unknown) => setError('root', { message: wrong(t, error) })),
  );
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-2">
      <TextField
        label={t('session.username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        error={errors.username?.message}
        {...register('username', { required: t('session.missingUsername'), setValueAs: trim })}
      />
      <PasswordField
        autoComplete="current-password"
        error={errors.password?.message}
        {...register('password', { required: t('session.missingPassword') })}
      />
      {errors.root?.message ? <Notice tone="danger">{errors.root.message}</Notice> : null}
      <Button look="primary" type="submit" disabled={isSubmitting} className="mt-1 w-full">
        {isSubmitting ? t('session.signingIn') : t('session.signIn')}
      </Button>
    </form>
  );
}

const trim = (value: string) => value.trim();
