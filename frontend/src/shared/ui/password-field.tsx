import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { Button } from './button';
import { TextField } from './text-field';

export function PasswordField({
  label,
  ...props
}: Omit<ComponentProps<typeof TextField>, 'label' | 'type' | 'action'> & { label?: string }) {
  const t = useTexts();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <TextField
      label={label ?? t('session.password')}
      type={shown ? 'text' : 'password'}
      action={
        <Button
          look="icon"
          className="md:size-9"
          // Named apart from the field, whose label is a word of its own.
          aria-label={shown ? t('session.conceal') : t('session.reveal')}
          onClick={() => setShown(!shown)}
        >
          <Icon size={18} aria-hidden />
        </Button>
      }
      {...props}
    />
  );
}
