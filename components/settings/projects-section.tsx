'use client';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { DataActions, DataCell, DataHead, DataRow, DataTable, RowLink } from '@/components/data-table';
import { Section } from '@/components/section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Count } from '@/components/ui/count';
import { dialogOpener } from '@/components/ui/dialog';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { TextLink } from '@/components/ui/text-link';
import { useViewer } from '@/lib/auth/viewer';
import { paths } from '@/lib/paths';
import { problemOf } from '@/lib/queries/perform';
import { type ProjectPage, type ProjectRow, useProjectPages } from '@/lib/queries/projects';
import { ProjectActions } from './project-actions';
import { useDialog } from './use-dialog';

const ProjectDialog = dynamic(() => import('./project-dialog').then((part) => part.ProjectDialog), {
  ssr: false,
});

type ProjectsSectionProps = { initial: ProjectPage; now: number };

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

/** The organisation's projects; admins also make, edit and delete them here. */
export function ProjectsSection({ initial, now }: ProjectsSectionProps) {
  const { isAdmin } = useViewer();
  const router = useRouter();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useProjectPages(initial, now);
  const projects = data?.pages.flatMap(({ items }) => items) ?? [];
  const creating = useDialog();
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <Section
      title="Projects"
      description="A project groups agents and holds API keys. A key reaches the agents of its own project only."
      actions={
        isAdmin && (
          <Button ref={opener} {...dialogOpener} onClick={creating.show}>
            New project
          </Button>
        )
      }
    >
      <DataTable
        label="Projects"
        columns={
          <>
            <col />
            <col className="w-23 md:w-28" />
            <col className="w-15 md:w-18" />
            <col className="w-32 max-md:hidden" />
            {isAdmin && <col className="w-10 touch:w-12" />}
          </>
        }
        head={
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
        }
      >
        {projects.map((project) => (
          <Row
            key={project.project_id}
            {...{ project, now, isAdmin }}
            onDeleted={() => opener.current?.focus()}
          />
        ))}
      </DataTable>
      {error && <ProblemNotice problem={problemOf(error)} title="More projects could not be read" />}
      {hasNextPage && (
        <div>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Load more
          </Button>
        </div>
      )}
      {creating.wanted && (
        <ProjectDialog
          key={creating.key}
          open={creating.open}
          onOpenChange={creating.onOpenChange}
          onSaved={({ project_id: id }) => router.push(paths.project(id))}
        />
      )}
    </Section>
  );
}
