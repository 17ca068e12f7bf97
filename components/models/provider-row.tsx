'use client';
import type { ReactNode } from 'react';
import type { ModelProviderEntry } from '@/lib/contract/model-providers';
import { useTestModel } from '@/lib/queries/model-providers';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { ProblemNotice } from '../ui/problem-notice';
import { RelativeTime } from '../ui/relative-time';
import { Status } from '../ui/status';
import { ProviderActions } from './provider-actions';
import { TestOutcome } from './test-outcome';

const sources: Record<ModelProviderEntry['source'], string> = {
  environment: 'From the environment',
  tenant: 'Added here',
  ollama: 'Found on this machine',
  built_in: 'Built in',
};

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 gap-1">
      <dt className="shrink-0 text-faint">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

function KeyState({ provider }: { provider: ModelProviderEntry }) {
  const { key, key_end: end, source } = provider;
  if (key === 'unreadable') return <Status kind="warning">cannot be read: enter it again</Status>;
  if (key === 'none') return 'none';
  if (source === 'environment') return 'CHAT_API_KEY';
  return end ? (
    <>
      ends in <code className="font-mono">{end}</code>
    </>
  ) : (
    'kept'
  );
}

function Facts({ provider }: { provider: ModelProviderEntry }) {
  const { default_model: first, models, image_model: image, base_url: url } = provider;
  const others = models.length - 1;
  return (
    <dl className="flex flex-wrap gap-x-4 gap-y-1 text-meta text-muted">
      <Fact label="Default">
        <code className="break-all font-mono">{first}</code>
        {others > 0 && ` and ${others} more`}
      </Fact>
      {image && (
        <Fact label="Images">
          <code className="break-all font-mono">{image}</code>
        </Fact>
      )}
      {url && (
        <Fact label="Address">
          <span className="break-all">{url}</span>
        </Fact>
      )}
      <Fact label="Key">
        <KeyState provider={provider} />
      </Fact>
    </dl>
  );
}

interface ProviderRowProps {
  provider: ModelProviderEntry;
  keysRefused: string | undefined;
  isAdmin: boolean;
  now: number;
  onDeleted: () => void;
}

/** One provider: where it comes from, its default model, the state of its key, its last test. */
export function ProviderRow({ provider, keysRefused, isAdmin, now, onDeleted }: ProviderRowProps) {
  const { provider_id: id, name, source, last_test: kept } = provider;
  const test = useTestModel();
  // Of a provider that is not kept here, neither is its test.
  const outcome = source === 'tenant' ? kept : test.data;
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 border-line border-b px-2 py-3">
      <div className="flex min-w-0 grow basis-48 flex-col gap-1">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 break-words font-medium text-table">{name}</span>
          <Badge>{sources[source]}</Badge>
        </div>
        <Facts provider={provider} />
        <div role="status" aria-label={`Last test of ${name}`} className="flex flex-wrap gap-x-2 text-meta">
          {outcome ? <TestOutcome outcome={outcome} /> : <Status kind="inactive">Not tested</Status>}
          {source === 'tenant' && kept && (
            <span className="text-muted">
              <RelativeTime at={kept.at} now={now} />
            </span>
          )}
        </div>
        {test.problem && <ProblemNotice problem={test.problem} title="The test was not made" />}
      </div>
      {isAdmin && (
        <div className="flex shrink-0 items-center gap-1">
          <Button
            size="small"
            busy={test.busy}
            aria-label={`Test ${name}`}
            onClick={() => test.run({ provider_id: id })}
          >
            Test
          </Button>
          {source === 'tenant' && <ProviderActions {...{ provider, keysRefused, onDeleted }} />}
        </div>
      )}
    </li>
  );
}
