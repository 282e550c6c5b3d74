import type { User } from '@/shared/api/model';
import { Avatar } from '@/shared/ui/avatar';

interface Props {
  readonly user: User;
  readonly disabled?: boolean;
  readonly onPick: (user: User) => void;
}

export function UserItem({ user, disabled, onPick }: Props) {
  return (
    <li>
      <button
        type="button"
        disabled={disabled}
        onClick={() => onPick(user)}
        className="flex h-12 w-full items-center gap-3 rounded-md px-2 text-start hover:bg-hover focus-visible:-outline-offset-2"
      >
        <Avatar id={user.id} name={user.username} />
        <span className="truncate font-medium">{user.username}</span>
      </button>
    </li>
  );
}
