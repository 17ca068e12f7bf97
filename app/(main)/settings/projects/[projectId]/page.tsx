import { notFound } from 'next/navigation';
import { DefaultModelSection } from '@/components/models/default-model-section';
import { PageProblem } from '@/components/page-problem';
import { Section } from '@/components/section';
import { KeysSection } from '@/components/settings/keys-section';
import { ProjectHeader } from '@/components/settings/project-header';
import { requireClient } from '@/lib/auth/session';
import { connection } from '@/lib/client/connection';
import { readModelChoices } from '@/lib/client/model-choices';
import { pageRead } from '@/lib/client/page-read';
import { countAgents } from '@/lib/client/project-page';
import { isUuid } from '@/lib/contract/common';
import { getProjectModel } from '@/lib/contract/endpoints/dashboard-models';
import { getProject, listApiKeys } from '@/lib/contract/endpoints/projects';
import { env } from '@/lib/env';

export const metadata = { title: 'Project' };

interface ProjectPageProps {
  params: Promise<{ projectId: string }>;
}

export default async function ProjectPage({ params }: ProjectPageProps) {
  const { projectId } = await params;
  // With one fixed key for everybody there are no projects to look at.
  if (!isUuid(projectId) || connection().usesKey) notFound();
  const { session, client } = await requireClient();
  const { data, problem } = await pageRead(
    Promise.all([
      client.agents(getProject, { params: { projectId } }),
      countAgents(client, projectId),
      session.isAdmin ? client.agents(listApiKeys, { params: { projectId } }) : undefined,
      // A remote API does not say what its projects set.
      connection().kind === 'embedded'
        ? Promise.all([
            client.dashboard(getProjectModel, { params: { projectId } }),
            readModelChoices(client),
          ])
        : undefined,
    ]),
  );
  if (problem) return <PageProblem problem={problem} title="The project could not be read" />;
  const [project, agents, keys, models] = data;
  const now = Date.now();
  return (
    <div className="max-w-240">
      <ProjectHeader project={project} agents={agents} now={now} />
      {keys === undefined ? (
        <Section title="API keys">
          <p className="text-muted">Only admins of the organisation see and make API keys.</p>
        </Section>
      ) : (
        <KeysSection projectId={projectId} keys={keys ?? []} apiUrl={env().API_URL ?? ''} now={now} />
      )}
      {models && (
        <DefaultModelSection
          owner={{ kind: 'project', id: projectId }}
          current={models[0]}
          providers={models[1]}
        />
      )}
    </div>
  );
}
