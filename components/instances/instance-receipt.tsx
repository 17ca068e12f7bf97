import type { ReactNode } from 'react';
import type { Activity } from '@/lib/contract/dashboard';
import type { AgentInstance } from '@/lib/contract/instances';
import { InstanceMark } from '../instance-mark';
import { Receipt, type ReceiptLine } from '../receipt';
import { ReceiptActivity } from '../receipt-activity';

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
      <ReceiptActivity activity={activity} />
    </Receipt>
  );
}
