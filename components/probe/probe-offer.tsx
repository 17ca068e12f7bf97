'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import { paths } from '@/lib/paths';
import { keepPreference } from '../layout/keep-preference';
import { offerCookie } from '../layout/preferences';
import { IconButton } from '../ui/icon-button';
import { TextLink } from '../ui/text-link';

/** One line for those who have the samples and have proved nothing yet; gone for good when it is dismissed. */
export function ProbeOffer({ agentId, name }: { agentId: string; name: string }) {
  const [isGone, setGone] = useState(false);
  if (isGone) return null;
  const dismiss = () => {
    keepPreference(offerCookie, 'dismissed');
    setGone(true);
  };
  return (
    <aside
      aria-label="Try this first"
      className="mt-3 flex items-center gap-x-3 rounded-control bg-sunken px-3 py-1 text-table"
    >
      <p className="min-w-0 grow">
        Prove that {name}’s instances cannot see each other · about 5 s ·{' '}
        <TextLink href={`${paths.probe(agentId)}?offer=1`}>Run probe</TextLink>
      </p>
      <IconButton label="Dismiss" size="small" icon={<X aria-hidden="true" />} onClick={dismiss} />
    </aside>
  );
}
