'use client';

import { useId, useState } from 'react';
import { useProjects } from '@/lib/queries/agent-profile';
import { useMoveAgent } from '@/lib/queries/agents';
import { problemOf } from '@/lib/queries/perform';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ProblemNotice } from '../ui/problem-notice';
import { Skeleton } from '../ui/skeleton';
import { SelectField } from '../ui/text-field';
import { toast } from '../ui/toast';

interface AgentMoveDialogProps {
  agentId: string;
  name: string;
  projectId: string | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Puts the agent into another project, or into none. */
export function AgentMoveDialog({ agentId, name, projectId = '', open, onOpenChange }: AgentMoveDialogProps) {
  const id = useId();
  const [chosen, setChosen] = useState<string>();
  const projects = useProjects(open);
  const close = () => {
    setChosen(undefined);
    onOpenChange(false);
  };
  const move = useMoveAgent({
    onSuccess: () => {
      const target = projects.data?.find(({ project_id }) => project_id === chosen);
      toast({
        tone: 'done',
        title: target ? `${name} moved to ${target.name}` : `${name} is in no project now`,
      });
      close();
    },
  });
  const target = chosen ?? projectId;
  const unchanged = target === projectId;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      size="small"
      locked={move.isPending}
      title={
        <>
          Move <span className="break-all">“{name}”</span>
        </>
      }
      description="Only API keys of the agent’s project reach it."
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" busy={move.isPending} aria-disabled={unchanged}>
            Move
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!unchanged && !move.isPending) move.mutate({ agentId, projectId: target || null });
        }}
      >
        <ProjectChoice projects={projects} value={target} onChange={setChosen} />
        {move.error && <ProblemNotice title={`${name} was not moved`} problem={problemOf(move.error)} />}
      </form>
    </Dialog>
  );
}

interface ProjectChoiceProps {
  projects: ReturnType<typeof useProjects>;
  value: string;
  onChange: (projectId: string) => void;
}

function ProjectChoice({ projects, value, onChange }: ProjectChoiceProps) {
  if (projects.error) {
    return <ProblemNotice title="The projects could not be read" problem={problemOf(projects.error)} />;
  }
  if (!projects.data) {
    return (
      <div aria-busy="true" className="flex flex-col gap-1">
        <span className="sr-only">Loading projects</span>
        <Skeleton className="h-5 w-16" />
        <Skeleton className="h-8 touch:h-11" />
      </div>
    );
  }
  return (
    <SelectField label="Project" value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">No project</option>
      {projects.data.map((project) => (
        <option key={project.project_id} value={project.project_id}>
          {project.name} ({project.environment})
        </option>
      ))}
    </SelectField>
  );
}
