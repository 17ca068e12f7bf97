'use client';

import { useState } from 'react';
import type { AgentCase } from '@/lib/contract/cases';
import { useDeleteCase, useReadCases } from '@/lib/queries/cases';
import { rescueFocus } from '../ui/rescue-focus';
import { toast } from '../ui/toast';

/** Takes the focus when the button that had it is gone. */
export const newCaseId = 'new-case';

/** As many as a run may have. */
export const MOST_RUN = 100;

/** The cases of an agent, and which of them are to be run: all that a run may have, until somebody chooses. */
export function useCases(agentId: string, served: AgentCase[]) {
  const [cases, setCases] = useState(served);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(served.slice(0, MOST_RUN).map(({ case_id: id }) => id)),
  );
  const [deleting, setDeleting] = useState<string>();
  const reread = useReadCases(agentId, { onSuccess: setCases });
  // A case is quickly made again; only its runs keep what it was.
  const remove = useDeleteCase(agentId, {
    onSuccess: ({ caseId }) => {
      setDeleting(undefined);
      setCases((known) => known.filter((each) => each.case_id !== caseId));
      rescueFocus(newCaseId);
      toast({ tone: 'done', title: 'Case deleted', detail: 'Runs keep what was answered to it.' });
    },
    onRefused: () => setDeleting(undefined),
  });
  return {
    ...{ cases, chosen, choose: setChosen, deleting, problem: remove.problem },
    /** How they did the last time. */
    reread: () => reread.run(undefined),
    keep: (saved: AgentCase) => {
      setCases((known) => sorted([...known.filter((each) => each.case_id !== saved.case_id), saved]));
      setChosen((known) => new Set([...known, saved.case_id]));
    },
    remove: ({ case_id: id }: AgentCase) => {
      setDeleting(id);
      remove.run(id);
    },
  };
}

function sorted(cases: AgentCase[]): AgentCase[] {
  return cases.toSorted((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}
