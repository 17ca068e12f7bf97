import type { ModelTest } from '@/lib/contract/model-providers';
import { Status } from '../ui/status';

/** 412 ms, 1.2 s. */
function duration(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
}

type Outcome = Pick<ModelTest, 'model' | 'first_token_ms' | 'total_ms' | 'fault'>;

/** What a test found out: how long the model took, or what is wrong. */
export function TestOutcome({ outcome }: { outcome: Outcome }) {
  const { model, first_token_ms: first, total_ms: total, fault } = outcome;
  if (fault !== undefined) {
    return (
      <p className="flex max-w-prose flex-wrap gap-x-2">
        <Status kind="failed">Test failed</Status>
        <span className="min-w-0 break-words">{fault}</span>
      </p>
    );
  }
  return (
    <p className="flex flex-wrap gap-x-2">
      <Status kind="active">Answered</Status>
      <span className="min-w-0 break-words">
        {model && <code className="break-all font-mono">{model}</code>}
        {first === undefined ? '' : `: first token after ${duration(first)}`}
        {total === undefined ? '' : `, all after ${duration(total)}`}
      </span>
    </p>
  );
}
