import type { ReactNode } from 'react';
import { IdentityActs } from '@/components/identities/identity-acts';

export default function IdentitiesLayout({ children }: { children: ReactNode }) {
  return <IdentityActs>{children}</IdentityActs>;
}
