import { clsx } from 'clsx';
import { Copy, MoreHorizontal, Pencil, Reply, Trash2, type LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { Message } from '@/shared/api/model';
import { useTexts } from '@/shared/i18n/use-texts';
import { useUser } from '@/shared/session/session';
import { useMessageActions } from './message-actions';
import { useControlTabIndex } from './row-controls';

const EMOJI = ['👍', '❤️', '😂', '🎉', '😮', '😢'];

interface Props {
  readonly message: Message;
  readonly name: string;
}

/** The button shows itself on hovering and on focus, and always where there is no mouse. */
export function MessageMenu({ message, name }: Props) {
  const t = useTexts();
  const tabIndex = useControlTabIndex();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        tabIndex={tabIndex}
        aria-label={t('message.menu', { name })}
        className="message-menu flex size-9 shrink-0 items-center justify-center self-center rounded-md text-quiet hover:bg-hover hover:text-ink"
      >
        <MoreHorizontal size={16} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          sideOffset={2}
          collisionPadding={8}
          className="z-10 min-w-52 rounded-md border border-line bg-raised p-1 shadow-lg"
          // Focus goes to the composer where replying or editing begins there.
          onCloseAutoFocus={(event) => {
            if (document.activeElement?.tagName === 'TEXTAREA') event.preventDefault();
          }}
        >
          <Items message={message} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Items({ message }: { message: Message }) {
  const t = useTexts();
  const me = useUser();
  const { reply, edit, askDelete, canWrite } = useMessageActions();
  const isMine = message.from_user === me.id;
  return (
    <>
      {canWrite ? <Reactions message={message} /> : null}
      {canWrite ? <Item Icon={Reply} text={t('message.reply')} onSelect={() => reply(message)} /> : null}
      <Item
        Icon={Copy}
        text={t('message.copy')}
        onSelect={() => void navigator.clipboard?.writeText(message.body).catch(() => {})}
      />
      {isMine && canWrite ? (
        <Item Icon={Pencil} text={t('message.edit')} onSelect={() => edit(message)} />
      ) : null}
      {isMine ? (
        <Item Icon={Trash2} text={t('message.delete')} danger onSelect={() => askDelete(message)} />
      ) : null}
    </>
  );
}

function Reactions({ message }: { message: Message }) {
  const t = useTexts();
  const me = useUser();
  const { react } = useMessageActions();
  const mine = message.reactions[me.id];
  return (
    <DropdownMenu.Group aria-label={t('message.reactions')} className="mb-1 flex border-b border-line pb-1">
      {EMOJI.map((emoji) => (
        <DropdownMenu.Item
          key={emoji}
          aria-label={t('message.react', { emoji })}
          onSelect={() => react(message, emoji === mine ? null : emoji)}
          className={clsx(
            'flex size-9 items-center justify-center rounded-md text-lg outline-none data-highlighted:bg-hover max-md:size-11',
            emoji === mine && 'bg-selected',
          )}
        >
          {emoji}
        </DropdownMenu.Item>
      ))}
    </DropdownMenu.Group>
  );
}

function Item({
  Icon,
  text,
  danger,
  onSelect,
}: {
  Icon: LucideIcon;
  text: string;
  danger?: boolean;
  onSelect: () => void;
}) {
  return (
    <DropdownMenu.Item
      onSelect={onSelect}
      className={clsx(
        'flex h-11 items-center gap-2 rounded-md px-3 outline-none data-highlighted:bg-hover md:h-9',
        danger && 'text-danger',
      )}
    >
      <Icon size={16} aria-hidden />
      {text}
    </DropdownMenu.Item>
  );
}
