import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTexts } from '@/shared/i18n/use-texts';
import { useProblemText } from '@/shared/problem-text';
import { changePassword, isAbout } from '@/shared/session/account-changes';
import { useUser } from '@/shared/session/session';
import { Button } from '@/shared/ui/button';
import { Notice } from '@/shared/ui/notice';
import { PasswordField } from '@/shared/ui/password-field';

interface Passwords {
  current: string;
  next: string;
}

const PASSWORD = /^.{8,128}$/su;

export function ChangePassword() {
  const t = useTexts();
  const problem = useProblemText();
  const user = useUser();
  const [isChanged, setChanged] = useState(false);
  const { register, handleSubmit, formState, setError, reset } = useForm<Passwords>();
  const { errors, isSubmitting } = formState;

  const refuse = (error: unknown) => {
    if (isAbout(error, 'current_password')) setError('current', { message: t('settings.wrongPassword') });
    else if (isAbout(error, 'new_password')) setError('next', { message: t('session.weakPassword') });
    else setError('root', { message: problem(error) });
  };
  const submit = handleSubmit(async ({ current, next }) => {
    setChanged(false);
    try {
      await changePassword(user.username, current, next);
      reset({ current: '', next: '' });
      setChanged(true);
    } catch (error) {
      refuse(error);
    }
  });
  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label={t('settings.changePassword')}
      className="flex flex-col gap-1"
    >
      <PasswordField
        label={t('settings.currentPassword')}
        autoComplete="current-password"
        error={errors.current?.message}
        {...register('current', { required: t('session.missingPassword') })}
      />
      <PasswordField
        label={t('settings.newPassword')}
        hint={t('session.passwordHint')}
        autoComplete="new-password"
        error={errors.next?.message}
        {...register('next', {
          required: t('session.badPassword'),
          pattern: { value: PASSWORD, message: t('session.badPassword') },
        })}
      />
      {errors.root?.message ? <Notice tone="danger">{errors.root.message}</Notice> : null}
      {isChanged ? <Notice tone="quiet">{t('settings.passwordChanged')}</Notice> : null}
      <Button type="submit" disabled={isSubmitting} className="mt-2 self-start">
        {isSubmitting ? t('saving') : t('settings.changePassword')}
      </Button>
    </form>
  );
}
