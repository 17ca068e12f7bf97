import { Status } from '../ui/status';

/** Our API knows active and inactive; another may say more, which is shown as it came. */
export function InstanceStatus({ status, tinted }: { status: string; tinted?: boolean }) {
  if (status === 'active' || status === 'inactive') return <Status kind={status} tinted={tinted ?? false} />;
  return (
    <Status kind="pending" tinted={tinted ?? false}>
      {status}
    </Status>
  );
}
