'use client';

import { useResumedSession } from '@/features/session/use-resumed-session';
import { useTexts } from '@/shared/i18n/use-texts';
import { useProblemText } from '@/shared/problem-text';
import { lazyPart } from '@/shared/lazy-part';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { Logo } from '@/shared/ui/logo';
import { ChatScreen } from './chat-screen';
import { SignedIn } from './signed-in';

const SignInScreen = lazyPart(() =>
  import('@/features/session/sign-in-screen').then(({ SignInScreen: it }) => it),
);

/** Signing in keeps the address: a link to a chat leads there afterwards. */
export function ChatApp() {
  const { session, error, retry } = useResumedSession();
  switch (session.status) {
    case 'signed-out':
      return <SignInScreen />;
    case 'signed-in':
      return (
        <SignedIn key={session.user.id} user={session.user}>
          {(live) => <ChatScreen live={live} />}
        </SignedIn>
      );
    case 'starting':
      return error === null ? <Starting /> : <NotStarted error={error} onRetry={retry} />;
  }
}

function Starting() {
  const t = useTexts();
  return (
    <div role="status" className="flex h-dvh items-center justify-center">
      <Logo className="size-12" />
      <span className="sr-only">{t('session.starting')}</span>
    </div>
  );
}

function NotStarted({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTexts();
  const problem = useProblemText();
  return (
    <main className="flex h-dvh items-center justify-center">
      <EmptyState heading="h1" icon={<Logo className="size-12" />} title={problem(error)}>
        <Button onClick={onRetry}>{t('tryAgain')}</Button>
      </EmptyState>
    </main>
  );
}
