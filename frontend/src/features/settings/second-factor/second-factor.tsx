import { useState } from 'react';
import { useTimes } from '@/shared/format-time';
import { useTexts } from '@/shared/i18n/use-texts';
import { useProblemText } from '@/shared/problem-text';
import { Button } from '@/shared/ui/button';
import { Notice } from '@/shared/ui/notice';
import { ConfirmForm } from './confirm-form';
import { Enrolment } from './enrolment';
import { RecoveryCodes } from './recovery-codes';
import {
  removeSecondFactor,
  renewRecoveryCodes,
  useSecondFactor,
  useSecondFactorChanged,
} from './second-factor-query';

type Step = 'none' | 'enrol' | 'renew' | 'remove';

export function SecondFactor() {
  const t = useTexts();
  const problem = useProblemText();
  const { data, error } = useSecondFactor();
  const changed = useSecondFactorChanged();
  const [step, setStep] = useState<Step>('none');
  const [codes, setCodes] = useState<string[] | null>(null);
  const finish = (newCodes: string[] | null) => {
    setCodes(newCodes);
    setStep('none');
    changed();
  };
  const cancel = () => setStep('none');
  if (error) {
    return <Notice tone="danger">{problem(error)}</Notice>;
  }
  if (!data) {
    return null;
  }
  if (codes !== null) {
    return <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />;
  }
  return (
    <section aria-labelledby="second-factor" className="flex flex-col items-start gap-3">
      <h3 id="second-factor" className="font-semibold">
        {t('settings.factor')}
      </h3>
      {data.active ? (
        <Active since={data.active_since ?? null} codesLeft={data.recovery_codes} />
      ) : (
        <p className="text-quiet">{t(data.available ? 'settings.factorHint' : 'settings.factorOff')}</p>
      )}
      {step === 'none' ? (
        <Choices active={data.active} available={data.available} onChoose={setStep} />
      ) : step === 'enrol' ? (
        <Enrolment onDone={finish} onCancel={cancel} />
      ) : (
        <Change key={step} step={step} onDone={finish} onCancel={cancel} />
      )}
    </section>
  );
}

function Active({ since, codesLeft }: { since: string | null; codesLeft: number }) {
  const t = useTexts();
  const times = useTimes();
  return (
    <>
      <p>{t('settings.factorSince', { when: since === null ? '' : times.recent(since, new Date()) })}</p>
      <p className={codesLeft < 3 ? 'text-danger' : 'text-quiet'}>
        {t('settings.recoveryCodesLeft', { count: codesLeft })}
      </p>
    </>
  );
}

interface ChoicesProps {
  readonly active: boolean;
  readonly available: boolean;
  readonly onChoose: (step: Step) => void;
}

function Choices({ active, available, onChoose }: ChoicesProps) {
  const t = useTexts();
  if (!active) {
    return available ? <Button onClick={() => onChoose('enrol')}>{t('settings.factorSetUp')}</Button> : null;
  }
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => onChoose('renew')}>{t('settings.recoveryCodesRenew')}</Button>
      <Button className="text-danger" onClick={() => onChoose('remove')}>
        {t('settings.factorTurnOff')}
      </Button>
    </div>
  );
}

interface ChangeProps {
  readonly step: 'renew' | 'remove';
  readonly onDone: (codes: string[] | null) => void;
  readonly onCancel: () => void;
}

function Change({ step, onDone, onCancel }: ChangeProps) {
  const t = useTexts();
  const isRemoval = step === 'remove';
  const title = t(isRemoval ? 'settings.factorTurnOff' : 'settings.recoveryCodesRenew');
  return (
    <div className="w-full">
      <p className="mb-3 text-quiet">
        {t(isRemoval ? 'settings.factorTurnOffHint' : 'settings.recoveryCodesRenewHint')}
      </p>
      <ConfirmForm
        title={title}
        password
        code={t('settings.factorCode')}
        danger={isRemoval}
        yes={title}
        onYes={async ({ password, code }) => {
          if (isRemoval) {
            await removeSecondFactor(password, code);
            onDone(null);
          } else {
            onDone(await renewRecoveryCodes(password, code));
          }
        }}
        onCancel={onCancel}
      />
    </div>
  );
}
