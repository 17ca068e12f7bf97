import { notFound } from 'next/navigation';
import { ChangeDiff } from '@/components/activity/change-diff';
import { ChangeFacts } from '@/components/activity/change-facts';
import { countLines } from '@/components/activity/counts';
import { sentenceOf } from '@/components/activity/sentence';
import { BreadcrumbLeaf } from '@/components/layout/breadcrumb';
import { PageHeader } from '@/components/page-header';
import { PageProblem } from '@/components/page-problem';
import { Receipt } from '@/components/receipt';
import { Section } from '@/components/section';
import { requireClient } from '@/lib/auth/session';
import { pageRead } from '@/lib/client/page-read';
import { isUuid } from '@/lib/contract/common';
import type { Activity } from '@/lib/contract/dashboard';
import { getActivity } from '@/lib/contract/endpoints/dashboard';
import { objectHref } from './object-href';

export const metadata = { title: 'Change' };

interface ChangePageProps {
  params: Promise<{ activityId: string }>;
}

export default async function ChangePage({ params }: ChangePageProps) {
  const { activityId } = await params;
  if (!isUuid(activityId)) notFound();
  const { client } = await requireClient();
  const { data, problem } = await pageRead(readChange());
  if (problem) return <PageProblem problem={problem} title="The change could not be read" />;
  return <Change change={data.change} href={data.href} />;

  async function readChange() {
    const change = await client.dashboard(getActivity, { params: { activityId: activityId.toLowerCase() } });
    return { change, href: await objectHref(client, change) };
  }
}

function Change({ change, href }: { change: Activity; href: string | null }) {
  const { lead, name, tail } = sentenceOf(change);
  const title = [lead.charAt(0).toUpperCase() + lead.slice(1), name, tail].filter(Boolean).join(' ');
  const { before, after, counts, note } = change;
  return (
    <>
      <BreadcrumbLeaf label={title} />
      <PageHeader title={title} />
      <div className="flex max-w-240 flex-col">
        <ChangeFacts change={change} objectHref={href} now={Date.now()} />
        {note && (
          <Section title="Note">
            <p className="max-w-prose whitespace-pre-wrap break-words">{note}</p>
          </Section>
        )}
        {counts && Object.keys(counts).length > 0 && (
          <Section title="Receipt" description="What the API returned.">
            <Receipt title={title} lines={countLines(counts)} />
          </Section>
        )}
        {(before || after) && (
          <Section
            title="Before and after"
            description="+ came, ~ changed, − went. Long texts are shortened."
          >
            <ChangeDiff before={before} after={after} />
          </Section>
        )}
      </div>
    </>
  );
}
