'use client';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { TextLink } from '@/components/ui/text-link';
import type { Project } from '@/lib/contract/projects';
import { paths } from '@/lib/paths';
import { useDeleteProject, useProjectContents } from '@/lib/queries/projects';

type DeleteProjectDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  project: Project;
  onDeleted: () => void;
};

/** Names the keys that stop, and the agents that are in the way. */
export function DeleteProjectDialog({ open, onOpenChange, project, onDeleted }: DeleteProjectDialogProps) {
  const { project_id: projectId, name } = project;
  const contents = useProjectContents(projectId, open);
  const remove = useDeleteProject({ onSuccess: onDeleted });
  const { problem } = remove;
  const agents = problem ? (problem.agent_count ?? 0) : (contents.data?.agents ?? 0);
  const agentsLink = agents > 0 && (
    <TextLink href={paths.agents({ project: projectId })}>
      {agents === 1 ? 'Show the agent' : `Show the ${agents.toLocaleString('en-GB')} agents`}
    </TextLink>
  );
  const keys = contents.data ? contents.data.keys : contents.problem && null;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      verb="Delete project"
      name={name}
      goes={keys === undefined ? undefined : [{ label: 'API keys, which stop at once', count: keys }]}
      stays={['Agents: the project must have none', 'Its rows in Activity']}
      busy={remove.busy}
      onConfirm={() => remove.run({ projectId })}
    >
      {contents.problem && (
        <ProblemNotice problem={contents.problem} title="What it holds could not be counted" />
      )}
      {problem && <ProblemNotice problem={problem} title="The project was not deleted" action={agentsLink} />}
      {!problem && agentsLink && (
        <ProblemNotice
          problem={{ detail: 'Agents belong to this project. Move or delete them first.' }}
          title="The project cannot be deleted now"
          action={agentsLink}
        />
      )}
    </ConfirmDialog>
  );
}
