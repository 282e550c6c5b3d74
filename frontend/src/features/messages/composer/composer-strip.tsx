import { Pencil, Reply, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { Button } from '@/shared/ui/button';
import { quoteText, useQuoted } from '../message/message-quote';
import type { Draft } from './drafts';

/** Says above the text what it will be: a reply, or a change. */
export function ComposerStrip({ draft, onCancel }: { draft: Draft; onCancel: () => void }) {
  const t = useTexts();
  if (draft.editing !== null) {
    return (
      <Strip icon={<Pencil size={15} aria-hidden />} onCancel={onCancel}>
        {t('message.editing')}
      </Strip>
    );
  }
  return draft.replyTo === null ? null : <ReplyStrip id={draft.replyTo} onCancel={onCancel} />;
}

function ReplyStrip({ id, onCancel }: { id: string; onCancel: () => void }) {
  const t = useTexts();
  const { message } = useQuoted(id);
  const name = message ? message.from_name || t('deletedAccount') : '…';
  return (
    <Strip icon={<Reply size={15} aria-hidden />} onCancel={onCancel}>
      <span className="font-medium">{t('message.replyTo', { name })}</span>{' '}
      <bdi className="text-quiet">{message ? quoteText(t, message) : null}</bdi>
    </Strip>
  );
}

function Strip({ icon, children, onCancel }: { icon: ReactNode; children: ReactNode; onCancel: () => void }) {
  const t = useTexts();
  return (
    <div className="flex items-center gap-2 border-b border-line ps-3 pe-1 text-sm">
      <span className="text-accent">{icon}</span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      <Button look="icon" aria-label={t('cancel')} onClick={onCancel}>
        <X size={15} aria-hidden />
      </Button>
    </div>
  );
}
