'use client';

import { useId, useState } from 'react';
import { Input } from '../ui/input';

interface AgentScopeUserProps {
  user: string;
  onChange: (user: string) => void;
}

/** The user of the scope, by id: Enter or leaving the field puts it into the address. */
export function AgentScopeUser({ user, onChange }: AgentScopeUserProps) {
  const id = useId();
  const [text, setText] = useState(user);
  const commit = () => {
    if (text.trim() !== user) onChange(text.trim());
  };
  return (
    <form
      className="inline-flex min-w-0 shrink items-center gap-2 max-md:basis-36"
      onSubmit={(event) => {
        event.preventDefault();
        commit();
      }}
    >
      <label htmlFor={id} className="text-muted">
        User
      </label>
      <Input
        id={id}
        value={text}
        placeholder="all users"
        maxLength={200}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        data-tooltip="A user’s id, kept in the address of every tab. Counts cover all users."
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Escape' && setText(user)}
        className="h-7! w-32! touch:h-11!"
      />
    </form>
  );
}
