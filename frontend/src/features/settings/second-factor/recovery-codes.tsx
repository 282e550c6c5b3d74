import { useState } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { useUser } from '@/shared/session/session';
import { Button } from '@/shared/ui/button';
import { Notice } from '@/shared/ui/notice';

interface Props {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** Shown once, right after they were made. */
export function RecoveryCodes({ codes, onDone }: Props) {
  const t = useTexts();
  const user = useUser();
  const [isCopied, setCopied] = useState(false);
  const text = [t('settings.recoveryCodesFile', { name: user.username }), '', ...codes, ''].join('\n');
  const copy = () =>
    navigator.clipboard?.writeText(codes.join('\n')).then(
      () => setCopied(true),
      () => {}, // they can still be selected, or downloaded
    );
  return (
    <section aria-labelledby="recovery-codes" className="flex flex-col gap-3">
      <h3 id="recovery-codes" className="font-semibold">
        {t('settings.recoveryCodes')}
      </h3>
      <p>{t('settings.recoveryCodesHint')}</p>
      <ul dir="ltr" className="grid gap-x-4 gap-y-1 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button autoFocus onClick={() => void copy()}>
          {t('settings.copy')}
        </Button>
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="rivulet-recovery-codes.txt"
          className="inline-flex h-11 items-center rounded-md border border-line bg-raised px-4 font-medium hover:bg-hover md:h-9"
        >
          {t('settings.download')}
        </a>
        <Button look="primary" onClick={onDone}>
          {t('settings.done')}
        </Button>
      </div>
      {isCopied ? <Notice tone="quiet">{t('settings.copied')}</Notice> : null}
    </section>
  );
}
