import Link from 'next/link';
import { texts } from '@/shared/texts';
import { EmptyState } from '@/shared/ui/empty-state';

export default function NotFound() {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <EmptyState title={texts.notFound}>
        <Link href="/" className="font-medium text-accent underline underline-offset-4">
          {texts.toChats}
        </Link>
      </EmptyState>
    </main>
  );
}
