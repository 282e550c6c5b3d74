import { useForm } from 'react-hook-form';
import { useTexts } from '@/shared/i18n/use-texts';
import { useProblemText } from '@/shared/problem-text';
import { isAbout } from '@/shared/session/account-changes';
import { Button } from '@/shared/ui/button';
import { Notice } from '@/shared/ui/notice';
import { PasswordField } from '@/shared/ui/password-field';
import { TextField } from '@/shared/ui/text-field';

interface Proof {
  password: string;
  code: string;
}

interface Props {
  readonly title: string;
  /** What the user has to give. */
  readonly password?: boolean;
  /** The label of the code, where one is to be given. */
  readonly code?: string;
  readonly numeric?: boolean;
  readonly danger?: boolean;
  readonly yes: string;
  readonly onYes: (proof: Proof) => Promise<void>;
  readonly onCancel: () => void;
}

/** Asks for the password, a code or both, and shows a refusal at the field it is about. */
export function ConfirmForm({ title, password, code, numeric, danger, yes, onYes, onCancel }: Props) {
  const t = useTexts();
  const problem = useProblemText();
  const { register, handleSubmit, formState, setError } = useForm<Proof>();
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit((proof) =>
    onYes(proof).catch((error: unknown) => {
      if (isAbout(error, 'password')) {
        setError('password', { message: t('settings.wrongPassword') }, { shouldFocus: true });
      } else if (isAbout(error, 'code')) {
        setError('code', { message: t('session.wrongCode') }, { shouldFocus: true });
      } else {
        setError('root', { message: problem(error) });
      }
    }),
  );
  return (
    <form onSubmit={submit} noValidate aria-label={title} className="flex flex-col gap-1">
      {password ? (
        <PasswordField
          label={t('settings.currentPassword')}
          autoComplete="current-password"
          autoFocus
          error={errors.password?.message}
          {...register('password', { required: t('session.missingPassword') })}
        />
      ) : null}
      {code ? (
        <TextField
          label={code}
          dir="ltr"
          inputMode={numeric ? 'numeric' : 'text'}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          autoFocus={!password}
          error={errors.code?.message}
          {...register('code', { required: t('session.missingCode') })}
        />
      ) : null}
      {errors.root?.message ? <Notice tone="danger">{errors.root.message}</Notice> : null}
      <div className="mt-2 flex flex-wrap gap-2">
        <Button look={danger ? 'danger' : 'primary'} type="submit" disabled={isSubmitting}>
          {isSubmitting ? t('session.verifying') : yes}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
