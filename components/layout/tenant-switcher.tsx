'use client';

import { useClerk, useOrganization, useOrganizationList } from '@clerk/nextjs';
import { ChevronDown } from 'lucide-react';
import { useViewer } from '@/lib/auth/viewer';
import { Menu, type MenuEntry } from '../ui/menu';

/**
 * The organisation that this page was rendered for, which every change goes to, and the others to switch to.
 * Switching loads the page anew, so that nothing of the old one stays.
 */
export function TenantSwitcher() {
  const { tenant } = useViewer();
  const { organization } = useOrganization();
  const { setActive } = useClerk();
  const { userMemberships } = useOrganizationList({ userMemberships: { pageSize: 100 } });
  const memberships = userMemberships.data ?? [];
  const known = [organization, ...memberships.map((membership) => membership.organization)];
  // Another tab may have made another organisation the active one: Clerk's own is only a quick first answer.
  const name =
    known.find((one) => one?.id === tenant)?.name ?? (tenant.startsWith('user_') ? 'Personal' : '…');
  const switchTo = async (id: string) => {
    await setActive({ organization: id });
    window.location.assign('/agents');
  };
  const others: MenuEntry[] = memberships.map((membership) => ({
    label: membership.organization.name,
    detail: membership.role === 'org:admin' ? 'Admin' : 'Member',
    checked: membership.organization.id === tenant,
    onSelect: () => void switchTo(membership.organization.id),
  }));
  const items: MenuEntry[] = [{ heading: 'Organisations' }, ...others];
  return (
    <Menu
      label={`Organisation: ${name}`}
      items={items}
      align="start"
      className="min-w-24 justify-between font-medium"
    >
      <span className="truncate">{name}</span>
      <ChevronDown aria-hidden="true" />
    </Menu>
  );
}
