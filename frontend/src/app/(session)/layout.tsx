'use client';

import { useRouter } from 'next/navigation';
import { useEffect, type ReactNode } from 'react';
import { useResumedSession } from '@/features/session/use-resumed-session';

/** Redirects signed-in users to their chats. */
export default function SessionLayout({ children }: { children: ReactNode }) {
  const router = useRouter();
  const { session } = useResumedSession();
  useEffect(() => {
    if (session.status === 'signed-in') {
      router.replace('/');
    }
  }, [session.status, router]);
  return children;
}
