import { Receipt } from '../../receipt';
import { ProblemNotice } from '../../ui/problem-notice';
import { levelWord } from '../cockpit/level-status';
import { tenths } from '../cockpit/lines';
import type { Sending } from './send-batch';

const counted = (count: number) => count.toLocaleString('en');

/** What the API really took of the file. */
export function BatchReceipt({ sending, rows }: { sending: Sending; rows: number }) {
  const { taken, requests, reply, end, problem } = sending;
  return (
    <div className="flex flex-col gap-4">
      {problem && <ProblemNotice title={titleOf(sending)} problem={problem} kept={adviceOf(sending)} />}
      {end === 'stopped' && <p>Stopped. {restOf(sending, rows)}</p>}
      <Receipt
        title="Observations"
        lines={[
          { label: 'Taken', count: taken, expected: rows },
          { label: 'In the file', count: rows },
          { label: 'Requests', count: requests },
        ]}
      >
        {reply && (
          <span>
            Now at cycle {counted(reply.snapshot.cycle)}: stress{' '}
            {levelWord('stress', reply.snapshot.stress_state).toLowerCase()}, energy{' '}
            {tenths(reply.snapshot.energy_level)} %
          </span>
        )}
      </Receipt>
    </div>
  );
}

function titleOf({ end, failedLines: [first, last] = [0, 0] }: Sending): string {
  const lines = `lines ${counted(first)} to ${counted(last)}`;
  return end === 'refused' ? `The API refused ${lines}` : `Nobody answered to ${lines}`;
}

function adviceOf({ end, taken, reply, failedLines: [first] = [0, 0] }: Sending): string {
  const before = taken === 0 ? 'None was taken before.' : `The ${counted(taken)} before were taken.`;
  if (end === 'refused') return `${before} Nothing from line ${counted(first)} on was.`;
  const stood = reply ? ` Before them it stood at cycle ${counted(reply.snapshot.cycle)}.` : '';
  return `${before} These may have been taken or not: look at the history before you send them again.${stood}`;
}

function restOf({ taken, lastLine }: Sending, rows: number): string {
  if (taken === 0) return 'Nothing was taken.';
  return `The ${counted(taken)} up to line ${counted(lastLine)} were taken, the ${counted(rows - taken)} after it were not.`;
}
