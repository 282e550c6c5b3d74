import { titleOf } from '../../page-title';

export { SignUpScreen as default } from '@/features/session/sign-up-screen';

export const generateMetadata = titleOf(({ session }) => session.signUp);
