'use client';

import { useQuery } from '@tanstack/react-query';
import {
  createCase,
  deleteCase,
  getCaseRun,
  listCaseResults,
  listCases,
  stopCaseRun,
  updateCase,
} from '@/lib/actions/cases';
import { useViewer } from '@/lib/auth/viewer';
import type {
  AgentCase,
  CaseOutcome,
  CaseRun,
  CaseRunDetail,
  CreateCaseBody,
  RunCell,
} from '@/lib/contract/cases';
import { type ChangeCallbacks, useChange } from './change';
import { useLiveStream } from './live-stream';
import { type ActionData, usePerform } from './perform';

interface RunEvent {
  type: 'run';
  run: CaseRun;
  cells: RunCell[];
}

/** Starts runs and follows one: `onRun` hears how it stands, with the cells that changed. */
export function useRunStream(agentId: string, onRun: (event: Pick<RunEvent, 'run' | 'cells'>) => void) {
  return useLiveStream<RunEvent>({
    ...{ address: '/api/case-runs', agentId },
    onEvent: onRun,
    idOf: ({ run }) => run.run_id,
  });
}

/** Makes a case, or changes the one with that id. */
export function useSaveCase(
  agentId: string,
  caseId: string | undefined,
  callbacks: ChangeCallbacks<AgentCase>,
) {
  return useChange(
    (perform, body: CreateCaseBody) =>
      caseId ? perform(updateCase, { agentId, caseId, body }) : perform(createCase, { agentId, body }),
    callbacks,
  );
}

export function useDeleteCase(agentId: string, callbacks: ChangeCallbacks<ActionData<typeof deleteCase>>) {
  return useChange((perform, caseId: string) => perform(deleteCase, { agentId, caseId }), callbacks);
}

/** How the cases did the last time changes with every run. */
export function useReadCases(agentId: string, callbacks: ChangeCallbacks<ActionData<typeof listCases>>) {
  return useChange((perform, _: undefined) => perform(listCases, { agentId }), callbacks);
}

export function useReadRun(agentId: string, callbacks: ChangeCallbacks<CaseRunDetail>) {
  return useChange((perform, runId: string) => perform(getCaseRun, { agentId, runId }), callbacks);
}

export function useStopRun(agentId: string, callbacks: ChangeCallbacks<CaseRunDetail> = {}) {
  return useChange((perform, runId: string) => perform(stopCaseRun, { agentId, runId }), callbacks);
}

export interface ResultFilters {
  case_id?: string;
  instance_id?: string;
  outcome?: CaseOutcome;
}

/** The first answers of a run that fit; `version` changes when there may be more. */
export function useCaseResults(agentId: string, runId: string, filters: ResultFilters, version: number) {
  const perform = usePerform();
  const { tenant } = useViewer();
  return useQuery({
    queryKey: ['case-results', tenant, agentId, runId, filters, version],
    queryFn: () => perform(listCaseResults, { agentId, runId, filters }),
  });
}
