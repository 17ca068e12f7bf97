'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useState } from 'react';
import type { Problem } from '@/lib/contract/problem';
import { readDraft } from '@/lib/drafts';
import { paths } from '@/lib/paths';
import { problemFields } from '@/lib/problem-fields';
import { useCreateIdentity } from '@/lib/queries/identities';
import { useDraftKeeper } from '@/lib/use-draft-keeper';
import { useWrongFocus } from '../draft/use-wrong-focus';
import { toast } from '../ui/toast';
import { bodyOf, type DraftErrors, EMPTY_DRAFT, type IdentityDraft, identityDraft } from './identity-draft';

const MEMBERS = ['name', 'description'] as const;

/** The form of a new identity. What is typed is kept in this browser until the identity is created. */
export function useNewIdentity(onCreated: () => void) {
  const router = useRouter();
  const { keeper } = useDraftKeeper('new-identity');
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [errors, setErrors] = useState<DraftErrors>({});
  const [refusal, setRefusal] = useState<Problem>();
  const form = useWrongFocus(errors);
  useEffect(() => {
    const kept = identityDraft.safeParse(readDraft(keeper.place)?.content);
    if (!kept.success) return;
    setDraft(kept.data);
    keeper.note(kept.data);
  }, [keeper]);
  const create = useCreateIdentity({
    onSuccess: ({ id, name }) => {
      keeper.note(null);
      keeper.flush();
      toast({ tone: 'done', title: `Identity ${name} created` });
      onCreated();
      router.push(paths.identity(id));
    },
    onRefused: (problem) => {
      const wrong = problemFields(problem, MEMBERS);
      setErrors(wrong);
      if (Object.keys(wrong).length === 0) setRefusal(problem);
    },
  });
  const change = (next: Partial<IdentityDraft>) => {
    const changed = { ...draft, ...next };
    setDraft(changed);
    keeper.note(JSON.stringify(changed) === JSON.stringify(EMPTY_DRAFT) ? null : changed);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setRefusal(undefined);
    const read = bodyOf(draft);
    setErrors(read.errors ?? {});
    if (read.errors) return;
    keeper.flush();
    create.run(read.body);
  };
  return { draft, change, errors, refusal, busy: create.busy || create.data !== undefined, submit, form };
}
