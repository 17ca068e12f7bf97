'use client';
import dynamic from 'next/dynamic';
import { useViewer } from '@/lib/auth/viewer';
import { Button } from '../ui/button';
import { openerOf, useDialog } from '../use-dialog';

const load = () => import('./bring-yours-dialog');
const BringYoursDialog = dynamic(() => load().then((part) => part.BringYoursDialog), { ssr: false });

/** Opens the way to agents of one's own; the look at another API is for admins. */
export function BringYours() {
  const { isAdmin } = useViewer();
  const dialog = useDialog();
  if (!isAdmin) return null;
  return (
    <>
      <Button {...openerOf(load)} onClick={dialog.show}>
        Bring yours
      </Button>
      {dialog.wanted && (
        <BringYoursDialog key={dialog.key} open={dialog.open} onOpenChange={dialog.onOpenChange} />
      )}
    </>
  );
}
