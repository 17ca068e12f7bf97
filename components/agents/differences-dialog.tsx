'use client';

import { useViewer } from '@/lib/auth/viewer';
import { useDifferences } from '@/lib/queries/forks';
import { problemOf } from '@/lib/queries/perform';
import { ChangeDiff } from '../activity/change-diff';
import { Dialog } from '../ui/dialog';
import { ProblemNotice } from '../ui/problem-notice';
import { Skeleton } from '../ui/skeleton';

interface DifferencesDialogProps {
  agentId: string;
  name: string;
  source: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** A fork beside the agent that it was copied from, member by member. */
export function DifferencesDialog({ agentId, name, source, open, onOpenChange }: DifferencesDialogProps) {
  const { connection } = useViewer();
  const { data, error } = useDifferences(agentId, open);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="wide"
      title={
        <>
          {name} <span className="font-normal text-muted">beside</span> {source}
        </>
      }
      description={`− is ${source} as it is now, + is ${name}. Either may have been changed since the fork.`}
    >
      {error && <ProblemNotice title="The differences could not be read" problem={problemOf(error)} />}
      {!data && !error && <Skeleton className="h-40" />}
      {data && <Differences before={data.before} after={data.after} />}
      {connection === 'remote' && (
        <p className="pt-4 text-muted text-table">
          Switches, tools and models are not compared with a remote API.
        </p>
      )}
    </Dialog>
  );
}

type Members = Record<string, unknown> | undefined;

function Differences({ before, after }: { before: Members; after: Members }) {
  if (Object.keys(after ?? {}).length === 0) return <p>There are no differences any more.</p>;
  return <ChangeDiff before={readable(before)} after={readable(after)} />;
}

const GROUPS: Record<string, string> = {
  big5: 'Trait',
  dimensions: 'Aspect',
  behaviors: 'Behaviour',
  preferences: 'Preference',
  capabilities: 'Capability',
  tools: 'Tool',
};

/** Members by names that people know, and scores as the sliders show them. */
function readable(members: Members): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(members ?? {}).map(([member, value]) => {
      const [, group = '', rest = ''] = /^(\w+)\.(.+)$/.exec(member) ?? [];
      const isScore = (group === 'big5' || group === 'dimensions') && typeof value === 'number';
      const shown = isScore ? Math.round(value * 1000) / 10 : value;
      return [GROUPS[group] ? `${GROUPS[group]}: ${rest}` : member, shown];
    }),
  );
}
