'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import type { AgentCase, CaseRun, CaseRunDetail } from '@/lib/contract/cases';
import { EmptyState } from '../empty-state';
import type { ChoosableInstance } from '../probe/instance-choice';
import { Section } from '../section';
import { Button } from '../ui/button';
import { ProblemNotice } from '../ui/problem-notice';
import { openerOf, useDialog } from '../use-dialog';
import { emptyForm, formOf } from './case-form';
import { CaseTable } from './case-table';
import { RunForm } from './run-form';
import { RunList } from './run-list';
import { RunResult } from './run-result';
import { newCaseId, useCases } from './use-cases';
import { useRuns } from './use-runs';

const load = () => import('./case-dialog');
const CaseDialog = dynamic(() => load().then((part) => part.CaseDialog), { ssr: false });

interface CasesViewProps {
  agentId: string;
  instances: ChoosableInstance[];
  /** As the server read them. */
  cases: AgentCase[];
  runs: CaseRun[];
  shown: CaseRunDetail | undefined;
  now: number;
}

/** What an agent must answer, and how often it does. */
export function CasesView(props: CasesViewProps) {
  const { agentId, now } = props;
  const cases = useCases(agentId, props.cases);
  const runs = useRuns({ ...props, onEnded: cases.reread });
  const [edited, setEdited] = useState<AgentCase>();
  const dialog = useDialog();
  const edit = (one?: AgentCase) => {
    setEdited(one);
    dialog.show();
  };
  return (
    <>
      <CasesPart agentId={agentId} instances={props.instances} cases={cases} runs={runs} onEdit={edit} />
      <ShownRun agentId={agentId} runs={runs} />
      {runs.list.length > 0 && (
        <RunList runs={runs.list} shownId={runs.shown?.run.run_id} now={now} onShow={runs.show} />
      )}
      {dialog.wanted && (
        <CaseDialog
          key={dialog.key}
          agentId={agentId}
          caseId={edited?.case_id}
          initial={edited ? formOf(edited) : emptyForm()}
          open={dialog.open}
          onOpenChange={dialog.onOpenChange}
          onSaved={cases.keep}
        />
      )}
    </>
  );
}

type Runs = ReturnType<typeof useRuns>;

interface CasesPartProps {
  agentId: string;
  instances: ChoosableInstance[];
  cases: ReturnType<typeof useCases>;
  runs: Runs;
  onEdit(one?: AgentCase): void;
}

function CasesPart({ agentId, instances, cases, runs, onEdit }: CasesPartProps) {
  const ids = cases.cases.map(({ case_id: id }) => id);
  const isEmpty = ids.length === 0;
  const newCase: ReactNode = (
    <Button
      id={newCaseId}
      variant={isEmpty ? 'primary' : 'secondary'}
      {...openerOf(load)}
      onClick={() => onEdit()}
    >
      New case
    </Button>
  );
  if (isEmpty) {
    return (
      <EmptyState title="No cases yet" action={newCase}>
        A case is a question to the agent with what its answer must be like. A run asks it several times in
        several instances and shows how often the answer is right.
      </EmptyState>
    );
  }
  return (
    <Section
      title="Cases"
      description="Questions with what their answers must be like. Nothing that is said in a run is remembered."
      actions={newCase}
    >
      <CaseTable
        cases={cases.cases}
        chosen={cases.chosen}
        deleting={cases.deleting}
        onChoose={cases.choose}
        onEdit={onEdit}
        onDelete={cases.remove}
      />
      {cases.problem && <ProblemNotice title="The case was not deleted" problem={cases.problem} />}
      <RunForm
        agentId={agentId}
        instances={instances}
        caseIds={ids.filter((id) => cases.chosen.has(id))}
        isBusy={runs.isBusy}
        onStart={runs.start}
      />
      {runs.isLost && (
        <p role="status" className="text-meta text-warn">
          The connection broke. The run goes on at the server; looking for it again.
        </p>
      )}
      {runs.problem && <ProblemNotice title={runs.problemTitle} problem={runs.problem} />}
    </Section>
  );
}

function ShownRun({ agentId, runs }: { agentId: string; runs: Runs }) {
  if (!runs.shown) return null;
  const { run_id: id, repeats } = runs.shown.run;
  return (
    <Section title="Pass rates">
      <RunResult
        key={id}
        agentId={agentId}
        detail={runs.shown}
        isStopping={runs.isStopping}
        canStart={!runs.isBusy}
        onStop={() => runs.stop(id)}
        onRunFailed={() => runs.start({ failed_of: id, repeats })}
      />
    </Section>
  );
}
