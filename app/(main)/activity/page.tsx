import { ActivityEmpty } from '@/components/activity/activity-empty';
import { ActivityList } from '@/components/activity/activity-list';
import { VerbFilter } from '@/components/activity/verb-filter';
import { RenderedFor } from '@/components/layout/rendered-for';
import { PageHeader } from '@/components/page-header';
import { PageProblem } from '@/components/page-problem';
import { requireClient } from '@/lib/auth/session';
import { connection } from '@/lib/client/connection';
import { pageRead } from '@/lib/client/page-read';
import { listActivity } from '@/lib/contract/endpoints/dashboard';
import { readVerb } from './search-params';

export const metadata = { title: 'Activity' };

interface ActivityPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ActivityPage({ searchParams }: ActivityPageProps) {
  const verb = readVerb(await searchParams);
  const { session, client } = await requireClient();
  const { data: page, problem } = await pageRead(client.dashboard(listActivity, { query: { verb } }));
  if (problem) return <PageProblem problem={problem} title="The activity could not be read" />;
  const isEmpty = (page.items ?? []).length === 0;
  const { kind, host } = connection();
  return (
    <>
      <RenderedFor tenant={session.tenant} />
      <PageHeader
        title="Activity"
        description={
          kind === 'remote'
            ? `What was changed through this dashboard. Changes that others made at ${host} are not known here.`
            : 'Every change of your organisation, by people and by API keys.'
        }
        actions={(verb || !isEmpty) && <VerbFilter verb={verb} />}
      />
      {isEmpty ? (
        <ActivityEmpty isFiltered={verb !== undefined} />
      ) : (
        <ActivityList key={verb} initial={page} filters={verb ? { verb } : {}} now={Date.now()} />
      )}
    </>
  );
}
