import { useState } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { ConfirmForm } from './confirm-form';
import { QrCode } from './qr-code';
import { confirmEnrolment, enrol } from './second-factor-query';

interface Props {
  readonly onDone: (recoveryCodes: string[]) => void;
  readonly onCancel: () => void;
}

/** The password, then the secret, then the first code. */
export function Enrolment({ onDone, onCancel }: Props) {
  const t = useTexts();
  const [enrolment, setEnrolment] = useState<{ secret: string; uri: string } | null>(null);
  if (enrolment === null) {
    return (
      <ConfirmForm
        title={t('settings.factorSetUp')}
        password
        yes={t('session.verify')}
        onYes={async ({ password }) => setEnrolment(await enrol(password))}
        onCancel={onCancel}
      />
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <p>{t('settings.factorScan')}</p>
      <div className="flex flex-wrap items-start gap-4">
        <QrCode text={enrolment.uri} label={t('settings.factorQr')} />
        <div className="min-w-0 flex-1 basis-40">
          <p className="text-sm font-medium">{t('settings.factorKey')}</p>
          <p dir="ltr" className="font-mono text-sm break-all">
            {enrolment.secret.replace(/(.{4})(?=.)/g, '$1 ')}
          </p>
        </div>
      </div>
      <ConfirmForm
        title={t('settings.factorSetUp')}
        code={t('session.code')}
        numeric
        yes={t('settings.factorTurnOn')}
        onYes={async ({ code }) => onDone(await confirmEnrolment(code))}
        onCancel={onCancel}
      />
    </div>
  );
}
