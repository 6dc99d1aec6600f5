import { useEffect, useState } from 'react';
import { engine, type ThemeName } from '../extension/devtools-api.ts';

/** Who decides between light and dark, unless the user did. */
export interface ThemeSource {
  readonly now: () => ThemeName;
  readonly onChange: (listener: (theme: ThemeName) => void) => void;
}

/** The theme around the panel, live, unless the user chose one. The classes are what the tokens hang on. */
export function useTheme(choice: 'auto' | ThemeName, source: ThemeSource): void {
  const [theme, setTheme] = useState(source.now);
  useEffect(() => source.onChange(setTheme), [source]);
  const shown = choice === 'auto' ? theme : choice;
  useEffect(() => {
    document.documentElement.classList.toggle('dark', shown === 'dark');
    document.documentElement.classList.toggle('firefox', engine() === 'firefox');
  }, [shown]);
}
