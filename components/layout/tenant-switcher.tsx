'use client';

import { useClerk, useOrganization, useOrganizationList, useUser } from '@clerk/nextjs';
import { ChevronDown } from 'lucide-react';
import { Menu, type MenuEntry } from '../ui/menu';

/** The active organisation, and the others to switch to. Switching loads the page anew, so that nothing of the old one stays. */
export function TenantSwitcher() {
  const { organization } = useOrganization();
  const { user } = useUser();
  const { setActive } = useClerk();
  const { userMemberships } = useOrganizationList({ userMemberships: { pageSize: 100 } });
  const name = organization?.name ?? (user ? 'Personal' : '…');
  const switchTo = async (id: string) => {
    await setActive({ organization: id });
    window.location.assign('/agents');
  };
  const others: MenuEntry[] = (userMemberships.data ?? []).map((membership) => ({
    label: membership.organization.name,
    detail: membership.role === 'org:admin' ? 'Admin' : 'Member',
    checked: membership.organization.id === organization?.id,
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
