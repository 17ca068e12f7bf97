'use client';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { useViewer } from '@/lib/auth/viewer';
import { paths } from '@/lib/paths';
import { problemOf } from '@/lib/queries/perform';
import { type ProjectPage, useProjectPages } from '@/lib/queries/projects';
import { openerOf, useDialog } from '../use-dialog';
import { ProjectsTable } from './projects-table';

const load = () => import('./project-dialog');
const ProjectDialog = dynamic(() => load().then((part) => part.ProjectDialog), { ssr: false });

type ProjectsSectionProps = { initial: ProjectPage; now: number };

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
          <Button ref={opener} {...openerOf(load)} onClick={creating.show}>
            New project
          </Button>
        )
      }
    >
      <ProjectsTable {...{ projects, now, isAdmin }} onDeleted={() => opener.current?.focus()} />
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
