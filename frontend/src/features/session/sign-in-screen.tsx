'use client';

import Link from 'next/link';
import { useSession } from '@/shared/session/session';
import { useTexts } from '@/shared/i18n/use-texts';
import { CodeForm } from './code-form';
import { EndedNotice } from './ended-notice';
import { SignInForm } from './sign-in-form';
import { Welcome } from './welcome';

export function SignInScreen() {
  const t = useTexts();
  const now = useSession();
  if (now.status === 'signed-out' && now.challenge !== undefined) {
    return (
      <Welcome hint={t('welcome.code')}>
        <CodeForm challenge={now.challenge} />
      </Welcome>
    );
  }
  const footer = (
    <>
      {t('session.newHere')}{' '}
      <Link href="/sign-up" className="font-medium text-accent underline underline-offset-4">
        {t('session.toSignUp')}
      </Link>
    </>
  );
  return (
    <Welcome hint={t('welcome.signIn')} footer={footer}>
      <EndedNotice />
      <SignInForm />
    </Welcome>
  );
}
