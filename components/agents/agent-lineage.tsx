'use client';

import dynamic from 'next/dynamic';
import type { AgentLineage as Lineage } from '@/lib/contract/forks';
import { paths } from '@/lib/paths';
import { TextLink } from '../ui/text-link';
import { openerOf, useDialog } from '../use-dialog';

const load = () => import('./differences-dialog');
const DifferencesDialog = dynamic(() => load().then((part) => part.DifferencesDialog), { ssr: false });

interface AgentLineageProps {
  agentId: string;
  name: string;
  lineage: Lineage;
}

/** Of which agent this one is a fork, and how far they went apart; nothing for an agent that is none. */
export function AgentLineage({ agentId, name, lineage: { source, members } }: AgentLineageProps) {
  const dialog = useDialog();
  if (!source) return null;
  if (source.is_deleted) {
    return <span>Fork of {source.name || 'an agent'}, which was deleted since</span>;
  }
  const count = members?.length ?? 0;
  return (
    <span>
      Fork of <TextLink href={paths.agent(source.agent_id)}>{source.name}</TextLink>{' '}
      {count === 0 ? (
        '(no differences)'
      ) : (
        <button
          type="button"
          onClick={dialog.show}
          {...openerOf(load)}
          className="rounded-control text-accent underline decoration-1 underline-offset-2 hover:decoration-2"
        >
          ({count === 1 ? '1 difference' : `${count} differences`})
        </button>
      )}
      {dialog.wanted && (
        <DifferencesDialog
          key={dialog.key}
          agentId={agentId}
          name={name}
          source={source.name}
          open={dialog.open}
          onOpenChange={dialog.onOpenChange}
        />
      )}
    </span>
  );
}
