import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTexts } from '@/shared/i18n/use-texts';
import { useProblemText } from '@/shared/problem-text';
import { deleteAccount, isAbout } from '@/shared/session/account-changes';
import { Button } from '@/shared/ui/button';
import { Notice } from '@/shared/ui/notice';
import { PasswordField } from '@/shared/ui/password-field';

/** Two steps and the password: it can't be undone. */
export function DeleteAccount() {
  const t = useTexts();
  const problem = useProblemText();
  const [isAsked, setAsked] = useState(false);
  const { register, handleSubmit, formState, setError } = useForm<{ password: string }>();
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(({ password }) =>
    deleteAccount(password).catch((error: unknown) =>
      isAbout(error, 'password')
        ? setError('password', { message: t('settings.wrongPassword') })
        : setError('root', { message: problem(error) }),
    ),
  );
  return (
    <section aria-label={t('settings.deleteAccount')} className="mt-6 border-t border-line pt-4">
      <p className="mb-3 text-quiet">{t('settings.deleteHint')}</p>
      {isAsked ? (
        <form onSubmit={submit} noValidate className="flex flex-col gap-1">
          <PasswordField
            label={t('settings.deletePassword')}
            autoComplete="current-password"
            autoFocus
            error={errors.password?.message}
            {...register('password', { required: t('session.missingPassword') })}
          />
          {errors.root?.message ? <Notice tone="danger">{errors.root.message}</Notice> : null}
          <div className="mt-2 flex flex-wrap gap-2">
            <Button look="danger" type="submit" disabled={isSubmitting}>
              {isSubmitting ? t('settings.deleting') : t('settings.deleteForGood')}
            </Button>
            <Button onClick={() => setAsked(false)}>{t('cancel')}</Button>
          </div>
        </form>
      ) : (
        <Button className="text-danger" onClick={() => setAsked(true)}>
          {t('settings.deleteAccount')}
        </Button>
      )}
    </section>
  );
}
