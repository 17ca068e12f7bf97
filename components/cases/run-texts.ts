import type { CaseRun, RunCell } from '@/lib/contract/cases';
import type { StatusKind } from '../ui/status';

/** How a run or a cell of it stands, in words. */

type Tally = Pick<RunCell, 'answers' | 'passed' | 'failed' | 'errors'>;

export function cellOutcome({ answers, passed, failed, errors }: Tally): { word: string; kind: StatusKind } {
  const done = passed + failed + errors;
  if (done === 0) return { word: 'waiting', kind: 'pending' };
  if (failed + errors > 0) return { word: errors > 0 && failed === 0 ? 'error' : 'failing', kind: 'failed' };
  return done < answers ? { word: 'running', kind: 'running' } : { word: 'passed', kind: 'active' };
}

export function rateText({ passed, failed, errors }: Tally): string {
  return `${passed}/${passed + failed + errors}`;
}

export function sumOf(cells: Tally[]): Tally {
  const sum = { answers: 0, passed: 0, failed: 0, errors: 0 };
  for (const cell of cells) {
    sum.answers += cell.answers;
    sum.passed += cell.passed;
    sum.failed += cell.failed;
    sum.errors += cell.errors;
  }
  return sum;
}

export function runOutcome(run: CaseRun): { word: string; kind: StatusKind } {
  const { status, failed, errors } = run;
  if (status === 'running') return { word: 'Running', kind: 'running' };
  if (status === 'cut') return { word: 'Cut', kind: 'warning' };
  if (status === 'stopped') return { word: 'Stopped', kind: 'inactive' };
  if (status === 'failed') return { word: 'Failed', kind: 'failed' };
  return failed + errors > 0 ? { word: 'Failing', kind: 'failed' } : { word: 'Passed', kind: 'active' };
}

const percent = (part: number, whole: number) => Math.floor((100 * part) / Math.max(1, whole));

/** In one sentence. */
export function runSentence(run: CaseRun): string {
  const { answers, passed, failed, errors, status } = run;
  const done = passed + failed + errors;
  const rate = `${passed} of ${done} answers passed (${percent(passed, done)} %)`;
  const wrong = errors > 0 ? `, ${errors} could not be had` : '';
  if (status === 'running') return `${done} of ${answers} answers; ${passed} passed.`;
  if (status === 'complete') return `${rate}${wrong}.`;
  const ended = { cut: 'Cut: the server stopped in the middle', stopped: 'Stopped', failed: 'Failed' }[
    status
  ];
  return `${ended} after ${done} of ${answers} answers; ${passed} passed.${run.error && ` ${run.error}`}`;
}
