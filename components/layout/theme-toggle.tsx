'use client';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { keepPreference } from './keep-preference';
import { type Theme, themeAttribute, themeCookie } from './preferences';

const choices = [
  { theme: 'system', label: 'System', Icon: Monitor },
  { theme: 'light', label: 'Light', Icon: Sun },
  { theme: 'dark', label: 'Dark', Icon: Moon },
] as const;

function applyTheme(theme: Theme) {
  const attribute = themeAttribute(theme);
  if (attribute) document.documentElement.dataset.theme = attribute;
  else delete document.documentElement.dataset.theme;
}

/** System, Light or Dark; acts at once and is kept in this browser. `initial` is the cookie's theme. */
export function ThemeToggle({ initial }: { initial: Theme }) {
  const [chosen, setChosen] = useState(initial);
  const choose = (theme: Theme) => {
    setChosen(theme);
    applyTheme(theme);
    keepPreference(themeCookie, theme);
  };
  return (
    <fieldset className="inline-flex max-w-full self-start rounded-control border border-control">
      <legend className="sr-only">Theme</legend>
      {choices.map(({ theme, label, Icon }) => (
        <label
          key={theme}
          className="relative flex h-8 items-center gap-2 border-control px-3 text-muted not-first-of-type:border-l has-checked:bg-selected has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2 hover:text-ink touch:h-11"
        >
          <input
            type="radio"
            name="theme"
            value={theme}
            checked={chosen === theme}
            onChange={() => choose(theme)}
            className="sr-only"
          />
          <Icon aria-hidden="true" />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
