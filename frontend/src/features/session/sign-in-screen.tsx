import Link from 'next/link';
import { texts } from '@/shared/texts';
import { EndedNotice } from './ended-notice';
import { SignInForm } from './sign-in-form';
import { Welcome } from './welcome';

export function SignInScreen() {
  const footer = (
    <>
      {texts.session.newHere}{' '}
      <Link href="/sign-up" className="font-medium text-accent underline underline-offset-4">
        {texts.session.toSignUp}
      </Link>
    </>
  );
  return (
    <Welcome hint={texts.welcome.signIn} footer={footer}>
      <EndedNotice />
      <SignInForm />
    </Welcome>
  );
}
