'use client';

import Link from 'next/link';
import { useTexts } from '@/shared/i18n/use-texts';
import { SignUpForm } from './sign-up-form';
import { Welcome } from './welcome';

export function SignUpScreen() {
  const t = useTexts();
  const footer = (
    <>
      {t('session.haveAccount')}{' '}
      <Link href="/sign-in" className="font-medium text-accent underline underline-offset-4">
        {t('session.toSignIn')}
      </Link>
    </>
  );
  return (
    <Welcome hint={t('welcome.signUp')} footer={footer}>
      <SignUpForm />
    </Welcome>
  );
}
