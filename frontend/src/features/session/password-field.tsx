import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { texts } from '@/shared/texts';
import { Button } from '@/shared/ui/button';
import { TextField } from '@/shared/ui/text-field';

export function PasswordField(props: Omit<ComponentProps<typeof TextField>, 'label' | 'type' | 'action'>) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <TextField
      label={texts.session.password}
      type={shown ? 'text' : 'password'}
      action={
        <Button
          look="icon"
          className="md:size-9"
          // Named apart from the field, whose label is a word of its own.
          aria-label={shown ? texts.session.conceal : texts.session.reveal}
          onClick={() => setShown(!shown)}
        >
          <Icon size={18} aria-hidden />
        </Button>
      }
      {...props}
    />
  );
}
