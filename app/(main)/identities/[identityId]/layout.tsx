import type { ReactNode } from 'react';
import { IdentityHeader } from '@/components/identities/identity-header';
import { BreadcrumbLeaf } from '@/components/layout/breadcrumb';
import { RememberVisit } from '@/components/layout/visited-agents';
import { PageProblem } from '@/components/page-problem';
import { paths } from '@/lib/paths';
import { loadCockpit } from './load-cockpit';

interface IdentityLayoutProps {
  params: Promise<{ identityId: string }>;
  children: ReactNode;
}

export async function generateMetadata({ params }: IdentityLayoutProps) {
  // For an identity that is not here the layout answers; a throw here would leave that page without a title.
  const { data } = await loadCockpit((await params).identityId).catch(() => ({ data: undefined }));
  const name = data?.identity.name ?? 'Identity';
  return { title: { template: `%s · ${name} · Troupe`, default: name } };
}

export default async function IdentityLayout({ params, children }: IdentityLayoutProps) {
  const { data, problem } = await loadCockpit((await params).identityId);
  if (problem) return <PageProblem problem={problem} title="The identity could not be read" />;
  const { id, name } = data.identity;
  return (
    <>
      <BreadcrumbLeaf label={name} />
      <RememberVisit id={id} kind="identity" title={name} href={paths.identity(id)} />
      <IdentityHeader key={id} identity={data.identity} now={Date.now()} />
      {children}
    </>
  );
}
