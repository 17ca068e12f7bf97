import type { BatchJob } from '@/lib/jobs';
import { Receipt } from '../../receipt';
import { ProblemNotice } from '../../ui/problem-notice';
import { levelWord } from '../cockpit/level-status';
import { tenths } from '../cockpit/lines';
import { adviceOf, counted, restOf, titleOf } from './batch-texts';

/** What the API really took of the file. */
export function BatchReceipt({ job }: { job: BatchJob }) {
  const { rows, sending } = job;
  const { taken, requests, snapshot, isAsked, end, problem } = sending;
  const isWhole = end === 'whole';
  return (
    <div className="flex flex-col gap-4">
      {!isWhole && end !== 'stopped' && (
        <ProblemNotice title={titleOf(job)} problem={problem ?? {}} kept={adviceOf(job)} />
      )}
      {end === 'stopped' && <p>Stopped. {restOf(job)}</p>}
      <Receipt
        title="Observations"
        lines={[
          { label: 'Taken', count: taken, expected: rows },
          { label: 'In the file', count: rows },
          { label: 'Requests', count: requests },
        ]}
      >
        {snapshot && (
          <span>
            {isAsked ? 'Last known' : 'Now'} at cycle {counted(snapshot.cycle)}: stress{' '}
            {levelWord('stress', snapshot.stress_state).toLowerCase()}, energy {tenths(snapshot.energy_level)}{' '}
            %
          </span>
        )}
      </Receipt>
    </div>
  );
}
