import { cookies } from 'next/headers';
import { readTheme, themeCookie } from '@/components/layout/preferences';
import { ThemeToggle } from '@/components/layout/theme-toggle';
import { PageHeader } from '@/components/page-header';
import { PageProblem } from '@/components/page-problem';
import { Section } from '@/components/section';
import { ConnectionSection } from '@/components/settings/connection-section';
import { NoProjects } from '@/components/settings/no-projects';
import { ProjectsSection } from '@/components/settings/projects-section';
import { SamplesSection } from '@/components/settings/samples-section';
import { requireClient } from '@/lib/auth/session';
import { connection } from '@/lib/client/connection';
import { pageRead } from '@/lib/client/page-read';
import { readProjectPage } from '@/lib/client/project-page';
import { getSamples } from '@/lib/contract/endpoints/dashboard';
import { env } from '@/lib/env';

export const metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const { client } = await requireClient();
  const { kind, host, usesKey } = connection();
  const reading = Promise.all([
    usesKey ? undefined : readProjectPage(client),
    client.dashboard(getSamples, {}),
  ]);
  const { data, problem } = await pageRead(reading);
  if (problem) return <PageProblem problem={problem} title="The settings could not be read" />;
  const [projects, samples] = data;
  const theme = readTheme((await cookies()).get(themeCookie)?.value);
  return (
    <div className="max-w-240">
      <PageHeader title="Settings" />
      {projects ? <ProjectsSection initial={projects} now={Date.now()} /> : <NoProjects host={host} />}
      {kind === 'embedded' && <SamplesSection samples={samples} />}
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
