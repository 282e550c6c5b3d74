'use client';

import Link from 'next/link';
import { useTexts } from '@/shared/i18n/use-texts';
import { EndedNotice } from './ended-notice';
import { SignInForm } from './sign-in-form';
import { Welcome } from './welcome';

export function SignInScreen() {
  const t = useTexts();
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
