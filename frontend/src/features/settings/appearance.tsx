import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { LANGUAGE_COOKIE, languageNames, languages } from '@/shared/i18n/languages';
import { useLanguage, useTexts } from '@/shared/i18n/use-texts';
import { applyTheme, isTheme, rememberChoice, type Theme } from '@/shared/theme';

export function Appearance() {
  const t = useTexts();
  const language = useLanguage();
  const router = useRouter();
  const [theme, setTheme] = useState<Theme | null>(() => {
    const now = document.documentElement.dataset.theme;
    return isTheme(now) ? now : null;
  });
  const choose = (value: string) => {
    const next = isTheme(value) ? value : null;
    applyTheme(next);
    setTheme(next);
  };
  const speak = (value: string) => {
    rememberChoice(LANGUAGE_COOKIE, value);
    router.refresh(); // the texts come from the server; the page keeps its state
  };
  return (
    <div className="flex flex-col gap-5">
      <Choice
        name="theme"
        label={t('settings.theme')}
        value={theme ?? ''}
        options={[
          ['', t('settings.system')],
          ['light', t('settings.light')],
          ['dark', t('settings.dark')],
        ]}
        onChange={choose}
      />
      <Choice
        name="language"
        label={t('settings.language')}
        value={language}
        options={languages.map((one) => [one, languageNames[one]])}
        onChange={speak}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ name, label, value, options, onChange }: ChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{label}</legend>
      {options.map(([option, text]) => (
        <label key={option} className="flex min-h-11 items-center gap-3 md:min-h-9">
          <input
            type="radio"
            name={name}
            checked={option === value}
            onChange={() => onChange(option)}
            className="size-4 accent-accent"
          />
          <span dir="auto">{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
