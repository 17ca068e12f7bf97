'use client';

import { useEffect, useState } from 'react';
import * as z from 'zod';
import { readDraft } from '@/lib/drafts';
import { useDraftKeeper } from '@/lib/use-draft-keeper';
import {
  type CaseForm,
  type ExpectationKind,
  expectationLabels,
  newExpectation,
  newToolAnswer,
} from './case-form';

const kinds = Object.keys(expectationLabels) as ExpectationKind[];

const kept = z.object({
  ...{ name: z.string(), question: z.string(), userId: z.string() },
  earlier: z.array(z.object({ role: z.enum(['user', 'assistant']), content: z.string() })),
  expectations: z.array(
    z.object({ kind: z.enum(kinds), text: z.string(), arguments: z.string(), ignoreCase: z.boolean() }),
  ),
  toolAnswers: z.array(z.object({ name: z.string(), result: z.string() })),
});

/** Rows have ids of the page that shows them. */
function formIn(content: unknown): CaseForm | undefined {
  const { data } = kept.safeParse(content);
  return (
    data && {
      ...data,
      expectations: data.expectations.map((row) => ({ ...newExpectation(), ...row })),
      toolAnswers: data.toolAnswers.map((row) => ({ ...newToolAnswer(), ...row })),
    }
  );
}

/** What is typed of a case is kept in this browser until the case is saved, or the text is discarded. */
export function useCaseForm(subject: string, initial: CaseForm) {
  const { keeper } = useDraftKeeper(subject);
  const [first] = useState(initial);
  const [draft] = useState(() => readDraft(keeper.place));
  const [found] = useState(() => formIn(draft?.content));
  const [form, setForm] = useState(found ?? first);
  useEffect(() => {
    keeper.note(form === first ? null : form);
  }, [keeper, form, first]);
  return {
    form,
    change: setForm,
    /** When what is shown was begun, if that was before the dialog was opened. */
    recoveredAt: found && form !== first ? draft?.at : undefined,
    discard: () => setForm(first),
    /** The dialog is closed, and may be opened again at once. */
    leave: () => keeper.flush(),
    saved: () => {
      keeper.note(null);
      keeper.flush();
    },
  };
}
