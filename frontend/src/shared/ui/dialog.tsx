import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { AlertDialog, Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { Button } from './button';
import { useCloseOnBack } from './use-close-on-back';

const overlay = 'fixed inset-0 z-20 bg-black/45';
const panel =
  'fixed z-30 flex max-h-[min(720px,calc(100dvh-32px))] w-[min(460px,calc(100vw-24px))] flex-col rounded-lg border border-line bg-raised shadow-xl outline-none start-1/2 top-1/2 -translate-y-1/2 ltr:-translate-x-1/2 rtl:translate-x-1/2';

interface Props {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description: string;
  /** Otherwise the description is for screen readers only. */
  readonly describesToAll?: boolean;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function Dialog({ open, onOpenChange, title, description, describesToAll, wide, children }: Props) {
  const t = useTexts();
  useCloseOnBack(() => onOpenChange(false));
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlay} />
        <Radix.Content className={clsx(panel, wide && 'sm:w-[min(620px,calc(100vw-24px))]')}>
          <div className="flex items-start gap-2 px-5 pt-4 pb-2">
            <div className="min-w-0 flex-1">
              <Radix.Title className="truncate text-lg font-semibold">{title}</Radix.Title>
              <Radix.Description className={describesToAll ? 'text-sm text-quiet' : 'sr-only'}>
                {description}
              </Radix.Description>
            </div>
            <Radix.Close asChild>
              <Button look="icon" aria-label={t('close')} className="-me-2 -mt-1">
                <X size={18} aria-hidden />
              </Button>
            </Radix.Close>
          </div>
          {/* Focusable, so that it scrolls by keyboard where it holds nothing to focus. */}
          <div
            tabIndex={0}
            className="min-h-0 overflow-y-auto overscroll-contain px-5 pt-1 pb-5 outline-none focus-visible:outline-2 focus-visible:-outline-offset-2"
          >
            {children}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface ConfirmProps {
  readonly title: string;
  readonly hint: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

/** Asks before something that can't be taken back. */
export function Confirm({ title, hint, yes, onYes, onClose }: ConfirmProps) {
  const t = useTexts();
  useCloseOnBack(onClose);
  return (
    <AlertDialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={clsx(overlay, 'z-40')} />
        <AlertDialog.Content className={clsx(panel, 'z-50 w-[min(380px,calc(100vw-24px))] p-5')}>
          <AlertDialog.Title className="text-lg font-semibold break-words">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-1 text-quiet">{hint}</AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{t('cancel')}</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild onClick={onYes}>
              <Button look="danger">{yes}</Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
