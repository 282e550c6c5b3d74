import type { Person } from '@/shared/api/model';
import { Avatar } from '@/shared/ui/avatar';

interface Props {
  readonly person: Person;
  readonly disabled?: boolean;
  readonly onPick: (person: Person) => void;
}

export function PersonItem({ person, disabled, onPick }: Props) {
  return (
    <li>
      <button
        type="button"
        disabled={disabled}
        onClick={() => onPick(person)}
        className="flex h-12 w-full items-center gap-3 rounded-md px-2 text-start hover:bg-hover focus-visible:-outline-offset-2"
      >
        <Avatar id={person.id} name={person.username} />
        <span className="truncate font-medium">{person.username}</span>
      </button>
    </li>
  );
}
