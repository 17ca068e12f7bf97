'use client';

import { paths } from '@/lib/paths';
import { TextLink } from '../ui/text-link';
import { setDock } from './dock-state';
import { isNarrow } from './use-modal-on-phones';

/** To the switches of an agent and its instances. */
export function ActivateLink({ agentId }: { agentId: string }) {
  return (
    <TextLink
      href={paths.agentTab(agentId, 'instances')}
      onClick={() => {
        // The dock would cover where it leads.
        if (isNarrow()) setDock(false);
      }}
    >
      Activate the agent or its instance
    </TextLink>
  );
}
