'use client';

import { useClerk, useUser } from '@clerk/nextjs';
import { LogOut, UserRound } from 'lucide-react';
import { Menu } from '../ui/menu';

/** Who is signed in, and the way out. */
export function UserMenu() {
  const { user } = useUser();
  const { signOut } = useClerk();
  const email = user?.primaryEmailAddress?.emailAddress ?? '';
  return (
    <Menu
      label={email ? `Account: ${email}` : 'Account'}
      square
      items={[
        { heading: email },
        {
          label: 'Sign out',
          icon: <LogOut aria-hidden="true" />,
          onSelect: () => void signOut({ redirectUrl: '/sign-in' }),
        },
      ]}
    >
      <UserRound aria-hidden="true" />
    </Menu>
  );
}
