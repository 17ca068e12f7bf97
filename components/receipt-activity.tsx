import type { Activity } from '@/lib/contract/dashboard';
import { paths } from '@/lib/paths';
import { CopyId } from './ui/copy-id';
import { RelativeTime } from './ui/relative-time';
import { TextLink } from './ui/text-link';

/** At the foot of a receipt: when it was, by which request, and where it is kept. */
export function ReceiptActivity({ activity }: { activity: Activity | undefined }) {
  if (!activity) return null;
  return (
    <>
      <RelativeTime at={activity.at} now={Date.parse(activity.at)} />
      <span className="inline-flex min-w-0 flex-wrap items-center gap-x-1">
        Request <CopyId id={activity.request_id} what="request id" short />
      </span>
      <TextLink href={paths.change(activity.activity_id)}>Kept in Activity</TextLink>
    </>
  );
}
