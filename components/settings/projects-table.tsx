'use client';
import { DataActions, DataCell, DataHead, DataRow, DataTable, RowLink } from '@/components/data-table';
import { Badge } from '@/components/ui/badge';
import { Count } from '@/components/ui/count';
import { RelativeTime } from '@/components/ui/relative-time';
import { TextLink } from '@/components/ui/text-link';
import { paths } from '@/lib/paths';
import type { ProjectRow } from '@/lib/queries/projects';
import { ProjectActions } from './project-actions';

type RowProps = { project: ProjectRow; now: number; isAdmin: boolean; onDeleted: () => void };

function Row({ project, now, isAdmin, onDeleted }: RowProps) {
  const { project_id: id, name, environment, agents, created_at: createdAt } = project;
  return (
    <DataRow>
      <DataCell>
        <RowLink href={paths.project(id)}>{name}</RowLink>
      </DataCell>
      <DataCell>
        <Badge className="max-w-full">
          <span className="truncate">{environment}</span>
        </Badge>
      </DataCell>
      <DataCell className="text-right">
        <TextLink
          href={paths.agents({ project: id })}
          aria-label={`${agents} ${agents === 1 ? 'agent' : 'agents'} of ${name}`}
          className="relative px-1"
        >
          <Count value={agents} />
        </TextLink>
      </DataCell>
      <DataCell className="text-muted max-md:hidden">
        <RelativeTime at={createdAt} now={now} className="relative" />
      </DataCell>
      {isAdmin && (
        <DataActions>
          <ProjectActions project={project} onDeleted={onDeleted} />
        </DataActions>
      )}
    </DataRow>
  );
}

type ProjectsTableProps = {
  projects: ProjectRow[];
  now: number;
  /** Shows what admins can do with each. */
  isAdmin: boolean;
  onDeleted: () => void;
};

/** Name, environment, agents and age of each project. */
export function ProjectsTable({ projects, isAdmin, ...row }: ProjectsTableProps) {
  const columns = (
    <>
      <col />
      <col className="w-23 md:w-28" />
      <col className="w-15 md:w-18" />
      <col className="w-32 max-md:hidden" />
      {isAdmin && <col className="w-10 touch:w-12" />}
    </>
  );
  const head = (
    <>
      <DataHead>Name</DataHead>
      <DataHead>Environment</DataHead>
      <DataHead className="text-right">Agents</DataHead>
      <DataHead className="max-md:hidden">Created</DataHead>
      {isAdmin && (
        <DataHead>
          <span className="sr-only">Actions</span>
        </DataHead>
      )}
    </>
  );
  return (
    <DataTable label="Projects" columns={columns} head={head}>
      {projects.map((project) => (
        <Row key={project.project_id} {...{ project, isAdmin }} {...row} />
      ))}
    </DataTable>
  );
}
