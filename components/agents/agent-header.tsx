import type { ReactNode } from 'react';
import type { AgentDetail } from '@/lib/contract/agents';
import type { AgentLineage as Lineage } from '@/lib/contract/forks';
import type { Project } from '@/lib/contract/projects';
import { paths } from '@/lib/paths';
import { PageHeader } from '../page-header';
import { PersonalityGlyph } from '../personality-glyph';
import { CopyId } from '../ui/copy-id';
import { RelativeTime } from '../ui/relative-time';
import { TextLink } from '../ui/text-link';
import { AgentAvatar } from './agent-avatar';
import { AgentLineage } from './agent-lineage';
import { AgentMenu } from './agent-menu';
import { AgentStatus } from './agent-status';
import { ForkButton } from './fork-button';

interface AgentHeaderProps {
  agent: AgentDetail;
  project: Project | null;
  /** Undefined: it could not be read. */
  lineage: Lineage | undefined;
  /** Projects need a Clerk session; with a fixed API key there is nothing to choose from. */
  canMove: boolean;
  now: number;
  /** The way to the chat. */
  chat: ReactNode;
  /** Scope bar and tabs. */
  children: ReactNode;
}

/** What the agent is and where it belongs, above all of its tabs. */
export function AgentHeader({ agent, project, lineage, canMove, now, chat, children }: AgentHeaderProps) {
  const { agent_id: agentId, name = agentId, big5 } = agent;
  return (
    <PageHeader
      title={name}
      leading={
        big5 ? <PersonalityGlyph values={fractions(big5)} /> : <AgentAvatar agentId={agentId} size={32} />
      }
      meta={
        <>
          <AgentStatus agentId={agentId} name={name} isActive={agent.is_active} />
          <CopyId id={agentId} what="agent id" short />
        </>
      }
      description={<Belongs agent={agent} project={project} lineage={lineage} now={now} />}
      actions={
        <>
          {chat}
          <ForkButton agentId={agentId} name={name} />
          <AgentMenu agentId={agentId} name={name} projectId={agent.project_id} canMove={canMove} />
        </>
      }
    >
      {children}
    </PageHeader>
  );
}

function fractions(big5: NonNullable<AgentDetail['big5']>) {
  return {
    openness: big5.openness.score,
    conscientiousness: big5.conscientiousness.score,
    extraversion: big5.extraversion.score,
    agreeableness: big5.agreeableness.score,
    neuroticism: big5.neuroticism.score,
  };
}

type BelongsProps = Pick<AgentHeaderProps, 'agent' | 'project' | 'lineage' | 'now'>;

function Belongs({ agent, project, lineage, now }: BelongsProps) {
  const { owner_display_name: displayName, owner_email: email, created_at: createdAt } = agent;
  return (
    <span className="flex flex-wrap gap-x-3 text-table">
      {project ? (
        <span>
          Project <TextLink href={paths.project(project.project_id)}>{project.name}</TextLink>
        </span>
      ) : (
        !agent.project_id && <span>In no project</span>
      )}
      <span data-tooltip={displayName && email ? email : undefined}>
        Owner {displayName || email || 'not known yet'}
      </span>
      <span>
        Created <RelativeTime at={createdAt} now={now} />
      </span>
      {lineage && (
        <AgentLineage agentId={agent.agent_id} name={agent.name ?? agent.agent_id} lineage={lineage} />
      )}
    </span>
  );
}
