import { useState } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { useProblemText } from '@/shared/problem-text';
import { Button } from '@/shared/ui/button';
import { TextField } from '@/shared/ui/text-field';
import { useRename } from '../chat-changes';
import { isGroupName } from './group-name';

export function RenameGroup({ chatId, name }: { chatId: string; name: string }) {
  const t = useTexts();
  const problem = useProblemText();
  const [text, setText] = useState(name);
  const { mutate, isPending, error } = useRename(chatId);
  const isChanged = text.trim() !== name;
  return (
    <form
      noValidate
      className="flex items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged && isGroupName(text)) mutate(text.trim());
      }}
    >
      <TextField
        className="min-w-0 flex-1"
        label={t('group.name')}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={isGroupName(text) ? (error ? problem(error) : undefined) : t('group.badName')}
      />
      <Button type="submit" disabled={isPending || !isChanged} className="mt-[25px] md:h-11">
        {t('group.rename')}
      </Button>
    </form>
  );
}
