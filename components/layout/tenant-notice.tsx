'use client';

import { useAuth, useClerk, useOrganizationList } from '@clerk/nextjs';
import { useMutation } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import { announceTenantChange, tenantChange } from '@/lib/queries/tenant-change';
import { Button } from '../ui/button';
import { StatusGlyph } from '../ui/status';

/** The organisation that a tenant is; a person alone is a tenant of their own. */
function useTenantName(): (tenant: string) => string {
  const { userMemberships } = useOrganizationList({ userMemberships: { pageSize: 100 } });
  return (tenant) =>
    userMemberships.data?.find(({ organization }) => organization.id === tenant)?.organization.name ??
    (tenant.startsWith('user_') ? 'your personal space' : 'another organisation');
}

/**
 * Clerk keeps one active organisation a browser. When another tab switched it, this page refuses to
 * change anything, keeps what was typed, and offers the way back.
 */
export function TenantNotice() {
  const changedTo = useSyncExternalStore(tenantChange.subscribe, tenantChange.get, () => null);
  return changedTo === null ? null : <Notice changedTo={changedTo} />;
}

function useSwitchBack() {
  const { tenant } = useViewer();
  const { setActive } = useClerk();
  const { getToken } = useAuth();
  return useMutation({
    mutationFn: async () => {
      // Clerk begins with a request that draws this page anew, and the session's cookie may still be the one that the
      // other tab wrote: this tab's token goes there first, or the page is looked for in the wrong organisation.
      await getToken();
      await setActive({ organization: tenant.startsWith('user_') ? null : tenant });
    },
    onSuccess: () => announceTenantChange(null),
  });
}

function Notice({ changedTo }: { changedTo: string }) {
  const { tenant } = useViewer();
  const nameOf = useTenantName();
  const switchBack = useSwitchBack();
  return (
    <div
      role="alert"
      className="fixed inset-x-3 bottom-3 z-50 mx-auto flex max-w-form flex-wrap items-center gap-3 rounded-float border border-warn bg-warn-tint p-3 text-form shadow-float"
    >
      <StatusGlyph kind="warning" />
      <p className="min-w-0 grow basis-60">
        You switched to <strong className="font-medium">{nameOf(changedTo)}</strong> in another tab. This page
        belongs to <strong className="font-medium">{nameOf(tenant)}</strong>: nothing was changed, and what
        you typed is still here.
        {switchBack.isError && (
          <span className="block text-danger">
            Switching back did not work. Check your connection, then try again.
          </span>
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => window.location.assign('/agents')}>Open {nameOf(changedTo)}</Button>
        <Button variant="primary" busy={switchBack.isPending} onClick={() => switchBack.mutate()}>
          Switch back
        </Button>
      </div>
    </div>
  );
}
