import { titleOf } from '../../page-title';

export { SignInScreen as default } from '@/features/session/sign-in-screen';

export const generateMetadata = titleOf(({ session }) => session.signIn);
