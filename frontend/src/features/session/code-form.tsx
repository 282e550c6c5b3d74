'use client';

import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Problem } from '@/shared/api/problem';
import { problemText } from '@/shared/problem-text';
import { giveCode, startOver } from '@/shared/session/account';
import { useTexts } from '@/shared/i18n/use-texts';
import { Button } from '@/shared/ui/button';
import { Notice } from '@/shared/ui/notice';
import { TextField } from '@/shared/ui/text-field';

/** The second step of signing in. */
export function CodeForm({ challenge }: { challenge: string }) {
  const t = useTexts();
  const [isRecovery, setRecovery] = useState(false);
  const { register, handleSubmit, formState, setError, reset, setFocus } = useForm<{ code: string }>();
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(({ code }) =>
    giveCode(challenge, code).catch((error: unknown) => {
      if (error instanceof Problem && error.type === 'wrong-code') {
        const message = t(isRecovery ? 'session.wrongRecoveryCode' : 'session.wrongCode');
        setError('code', { message }, { shouldFocus: true });
      } else {
        setError('root', { message: problemText(t, error) });
      }
    }),
  );
  const change = () => {
    setRecovery(!isRecovery);
    reset({ code: '' });
    setFocus('code');
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-2">
      <TextField
        label={t(isRecovery ? 'session.recoveryCode' : 'session.code')}
        dir="ltr"
        inputMode={isRecovery ? 'text' : 'numeric'}
        autoComplete={isRecovery ? 'off' : 'one-time-code'}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        autoFocus
        error={errors.code?.message}
        {...register('code', { required: t('session.missingCode') })}
      />
      {errors.root?.message ? <Notice tone="danger">{errors.root.message}</Notice> : null}
      <Button look="primary" type="submit" disabled={isSubmitting} className="mt-1 w-full">
        {isSubmitting ? t('session.verifying') : t('session.verify')}
      </Button>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={change}>{t(isRecovery ? 'session.useApp' : 'session.useRecoveryCode')}</Button>
        <Button onClick={() => startOver()}>{t('session.startOver')}</Button>
      </div>
    </form>
  );
}
