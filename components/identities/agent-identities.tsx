'use client';

import dynamic from 'next/dynamic';
import type { IdentityView } from '@/lib/contract/identity-views';
import { paths } from '@/lib/paths';
import { useAttachIdentity, useDetachIdentity } from '@/lib/queries/identities';
import { Section } from '../section';
import { Button } from '../ui/button';
import { Count } from '../ui/count';
import { Link } from '../ui/link';
import { announce } from '../ui/live-region';
import { TextLink } from '../ui/text-link';
import { unlessDouble } from '../ui/unless-double';
import { usePicker } from '../use-picker';
import { changeRefused } from './change-refused';
import { percentText } from './identity-text';
import { StressStatus } from './stress-status';

const loadPicker = () => import('./identity-picker');
const IdentityPicker = dynamic(() => loadPicker().then((part) => part.IdentityPicker), { ssr: false });

interface AgentIdentitiesProps {
  agentId: string;
  identities: IdentityView[];
}

/** The identities that are attached to the agent, one line each. */
export function AgentIdentities({ agentId, identities }: AgentIdentitiesProps) {
  const { opener, picker, wanted } = usePicker(loadPicker);
  const attach = useAttachIdentity({
    onSuccess: () => announce('Identity attached'),
    onRefused: changeRefused('The identity was not attached'),
  });
  return (
    <Section
      title="Identities"
      anchor="identities"
      description="Models of how this agent behaves over time. An identity belongs to at most one agent."
      actions={
        <Button {...opener} busy={attach.busy}>
          Attach an identity
        </Button>
      }
    >
      {identities.length === 0 ? (
        <p className="text-muted">
          None is attached. <TextLink href={paths.identities()}>All identities</TextLink>
        </p>
      ) : (
        <ul aria-label="Attached identities" className="border-line border-t">
          {identities.map((identity) => (
            <Line key={identity.id} identity={identity} onDetached={() => opener.ref.current?.focus()} />
          ))}
        </ul>
      )}
      {wanted && (
        <IdentityPicker
          {...picker}
          without={identities.map(({ id }) => id)}
          onSelect={(identityId) => attach.run({ identityId, agentId })}
        />
      )}
    </Section>
  );
}

function Line({ identity, onDetached }: { identity: IdentityView; onDetached: () => void }) {
  const { id, name } = identity;
  const detach = useDetachIdentity({
    onSuccess: () => {
      announce(`${name} detached`);
      // The line goes, and the button with it.
      onDetached();
    },
    onRefused: changeRefused(`${name} was not detached`),
  });
  return (
    <li className="relative flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1 border-line border-b px-2 py-1 text-table hover:bg-hover touch:min-h-11">
      <Link
        href={paths.identity(id)}
        className="min-w-0 grow break-words font-medium text-ink no-underline outline-none after:absolute after:inset-0 hover:underline focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
      >
        {name}
      </Link>
      <StressStatus state={identity.stress_state} />
      <span className="text-muted tabular-nums">energy {percentText(identity.energy_level)}</span>
      <span className="text-muted">
        <Count value={identity.cycle_count} /> {identity.cycle_count === 1 ? 'cycle' : 'cycles'}
      </span>
      <Button
        size="small"
        className="z-1"
        busy={detach.busy}
        aria-label={`Detach ${name}`}
        onClick={unlessDouble(() => detach.run({ identityId: id }))}
      >
        Detach
      </Button>
    </li>
  );
}
