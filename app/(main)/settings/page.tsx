import { cookies } from 'next/headers';
import { readTheme, themeCookie } from '@/components/layout/preferences';
import { RenderedFor } from '@/components/layout/rendered-for';
import { ThemeToggle } from '@/components/layout/theme-toggle';
import { DefaultModelSection } from '@/components/models/default-model-section';
import { ProvidersSection } from '@/components/models/providers-section';
import { PageHeader } from '@/components/page-header';
import { RefreshButton } from '@/components/refresh-button';
import { Section } from '@/components/section';
import { ConnectionSection } from '@/components/settings/connection-section';
import { NoProjects } from '@/components/settings/no-projects';
import { NoProviders } from '@/components/settings/no-providers';
import { ProjectsSection } from '@/components/settings/projects-section';
import { SamplesSection } from '@/components/settings/samples-section';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { requireClient } from '@/lib/auth/session';
import { connection } from '@/lib/client/connection';
import { readModelChoices } from '@/lib/client/model-choices';
import { pageRead } from '@/lib/client/page-read';
import { readProjectPage } from '@/lib/client/project-page';
import { getSamples } from '@/lib/contract/endpoints/dashboard';
import { getAccountModel } from '@/lib/contract/endpoints/dashboard-models';
import { listModelProviders } from '@/lib/contract/endpoints/model-providers';
import type { Problem } from '@/lib/contract/problem';
import { env } from '@/lib/env';

export const metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const { session, client } = await requireClient();
  const { kind, host, usesKey } = connection();
  // Each part is read by itself: with the agents API away, the connection is what one wants to see.
  const [projects, samples, models, providers] = await Promise.all([
    usesKey ? undefined : pageRead(readProjectPage(client)),
    kind === 'embedded' ? pageRead(client.dashboard(getSamples, {})) : undefined,
    kind === 'embedded'
      ? pageRead(Promise.all([client.dashboard(getAccountModel, {}), readModelChoices(client)]))
      : undefined,
    kind === 'embedded' ? pageRead(client.dashboard(listModelProviders, {})) : undefined,
  ]);
  const theme = readTheme((await cookies()).get(themeCookie)?.value);
  return (
    <div className="max-w-240">
      <RenderedFor tenant={session.tenant} />
      <PageHeader title="Settings" />
      {!projects && <NoProjects host={host} />}
      {projects?.data && <ProjectsSection initial={projects.data} now={Date.now()} />}
      {projects?.problem && <Unread title="Projects" problem={projects.problem} />}
      {!providers && <NoProviders host={host} />}
      {providers?.data && (
        <ProvidersSection
          providers={providers.data.providers}
          keysRefused={providers.data.keys_refused}
          now={Date.now()}
        />
      )}
      {providers?.problem && <Unread title="Model providers" problem={providers.problem} />}
      {models?.data && (
        <DefaultModelSection
          owner={{ kind: 'account' }}
          current={models.data[0]}
          providers={models.data[1]}
        />
      )}
      {models?.problem && <Unread title="Models" problem={models.problem} />}
      {samples?.data && <SamplesSection samples={samples.data} />}
      {samples?.problem && <Unread title="Samples" problem={samples.problem} />}
      <Section title="Appearance" description="Kept in this browser.">
        <ThemeToggle initial={theme} />
      </Section>
      <ConnectionSection
        host={host}
        usesKey={usesKey}
        store={env().DATABASE_URL === undefined ? 'embedded' : 'postgres'}
      />
    </div>
  );
}

function Unread({ title, problem }: { title: string; problem: Problem }) {
  return (
    <Section title={title}>
      <ProblemNotice problem={problem} title="They could not be read" action={<RefreshButton />} />
    </Section>
  );
}
