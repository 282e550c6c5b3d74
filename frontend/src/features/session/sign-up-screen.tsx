import Link from 'next/link';
import { texts } from '@/shared/texts';
import { SignUpForm } from './sign-up-form';
import { Welcome } from './welcome';

export function SignUpScreen() {
  const footer = (
    <>
      {texts.session.haveAccount}{' '}
      <Link href="/sign-in" className="font-medium text-accent underline underline-offset-4">
        {texts.session.toSignIn}
      </Link>
    </>
  );
  return (
    <Welcome hint={texts.welcome.signUp} footer={footer}>
      <SignUpForm />
    </Welcome>
  );
}
