'use client';

import { useEffect, useMemo, useState } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import { ANSWER_LENGTH, keepAnswer, readAnswer } from '@/lib/mocked-answers';
import { Button } from '../ui/button';
import { announce } from '../ui/live-region';
import { TextareaField } from '../ui/text-field';
import { draftSubject } from './kept-tool';

interface MockedAnswerProps {
  agentId: string;
  name: string;
  value: string;
  onChange(answer: string): void;
}

/** What the program behind the tool would say; kept with the tool in this browser. */
export function MockedAnswer({ agentId, name, value, onChange }: MockedAnswerProps) {
  const { tenant, userId } = useViewer();
  const place = useMemo(
    () => ({ tenant, userId, subject: draftSubject(agentId, name) }),
    [tenant, userId, agentId, name],
  );
  const [kept, setKept] = useState('');
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const found = readAnswer(place) ?? '';
    setKept(found);
    if (found) onChange(found);
  }, [place, onChange]);
  const keep = () => {
    const done = keepAnswer(place, value);
    setRefused(!done);
    if (!done) return;
    setKept(value);
    announce(value ? 'Answer saved in this browser' : 'Answer removed');
  };
  return (
    <div className="flex flex-col gap-2">
      <TextareaField
        label="Mocked answer"
        hint="What the program behind the tool would send back, as text or JSON."
        rows={3}
        maxLength={ANSWER_LENGTH}
        spellCheck={false}
        value={value}
        error={refused ? 'This browser cannot keep it.' : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button size="small" aria-disabled={value === kept} onClick={keep}>
          Save with the tool
        </Button>
        <span className="text-meta text-muted">
          {kept === '' ? 'Not saved. ' : value === kept ? 'Saved. ' : 'Changed since it was saved. '}
          It stays in this browser.
        </span>
      </div>
    </div>
  );
}
