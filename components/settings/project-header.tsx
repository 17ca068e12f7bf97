'use client';
import { useRouter } from 'next/navigation';
import { BreadcrumbLeaf } from '@/components/layout/breadcrumb';
import { PageHeader } from '@/components/page-header';
import { Badge } from '@/components/ui/badge';
import { CopyId } from '@/components/ui/copy-id';
import { RelativeTime } from '@/components/ui/relative-time';
import { TextLink } from '@/components/ui/text-link';
import { useViewer } from '@/lib/auth/viewer';
import type { Project } from '@/lib/contract/projects';
import { paths } from '@/lib/paths';
import { ProjectActions } from './project-actions';

type ProjectHeaderProps = { project: Project; agents: number; now: number };

/** A project by name, with its environment, id, age and agents. */
export function ProjectHeader({ project, agents, now }: ProjectHeaderProps) {
  const { isAdmin } = useViewer();
  const router = useRouter();
  const { project_id: id, name, environment, created_at: createdAt } = project;
  return (
    <>
      <BreadcrumbLeaf label={name} />
      <PageHeader
        title={name}
        meta={
          <>
            <Badge>{environment}</Badge>
            <CopyId id={id} what="project id" />
          </>
        }
        actions={
          isAdmin && <ProjectActions project={project} onDeleted={() => router.replace(paths.settings)} />
        }
      >
        <p className="text-form text-muted">
          <TextLink href={paths.agents({ project: id })}>
            {agents === 1 ? 'One agent' : `${agents.toLocaleString('en-GB')} agents`}
          </TextLink>
          {' · created '}
          <RelativeTime at={createdAt} now={now} />
        </p>
      </PageHeader>
    </>
  );
}
