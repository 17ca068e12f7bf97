import type { ReactNode } from 'react';
import type { Activity } from '@/lib/contract/dashboard';
import type { AgentInstance } from '@/lib/contract/instances';
import { paths } from '@/lib/paths';
import { InstanceMark } from '../instance-mark';
import { Receipt, type ReceiptLine } from '../receipt';
import { CopyId } from '../ui/copy-id';
import { RelativeTime } from '../ui/relative-time';
import { TextLink } from '../ui/text-link';

interface InstanceReceiptProps {
  title: string;
  instance: AgentInstance;
  lines: ReceiptLine[];
  /** The row that Activity keeps of it. */
  activity: Activity | undefined;
  children?: ReactNode;
}

/** What a reset or a delete really took, when, and where it is kept. */
export function InstanceReceipt({ title, instance, lines, activity, children }: InstanceReceiptProps) {
  return (
    <Receipt
      title={title}
      leading={<InstanceMark id={instance.instance_id} name={instance.name} />}
      lines={lines}
    >
      {children && <span>{children}</span>}
      {activity && (
        <>
          <RelativeTime at={activity.at} now={Date.parse(activity.at)} />
          <span className="inline-flex min-w-0 flex-wrap items-center gap-x-1">
            Request <CopyId id={activity.request_id} what="request id" short />
          </span>
          <TextLink href={paths.change(activity.activity_id)}>Kept in Activity</TextLink>
        </>
      )}
    </Receipt>
  );
}
