'use client';

import { useState } from 'react';
import { Button } from '../ui/button';
import { type ChoosableInstance, InstanceChoice } from './instance-choice';
import type { Probes } from './use-probes';

interface ProbeControlsProps {
  agentName: string;
  /** Those that can be asked. */
  active: ChoosableInstance[];
  probes: Probes;
  /** Came here to run one: the button has the focus. */
  isOffered: boolean;
}

export const LIMITS = { fewest: 2, most: 12, usual: 4 };

/** Which instances are probed, and the two ways to do it. */
export function ProbeControls({ agentName, active, probes, isOffered }: ProbeControlsProps) {
  const [chosen, setChosen] = useState(active.slice(0, LIMITS.usual).map(({ instance_id: id }) => id));
  const { running, isBusy } = probes;
  const isTooFew = chosen.length < LIMITS.fewest;
  const start = (leaky: boolean) => probes.start({ instance_ids: chosen, leaky });
  return (
    <>
      <InstanceChoice
        legend="Instances"
        instances={active}
        chosen={chosen}
        onChange={setChosen}
        most={LIMITS.most}
        disabled={isBusy}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          autoFocus={isOffered}
          busy={isBusy && running?.is_leaky !== true}
          aria-disabled={isBusy || isTooFew}
          onClick={() => start(false)}
        >
          Run probe
        </Button>
        <Button
          busy={isBusy && running?.is_leaky === true}
          aria-disabled={isBusy || isTooFew}
          onClick={() => start(true)}
        >
          Break it on purpose
        </Button>
        {running && (
          <Button busy={probes.isStopping} onClick={() => probes.stop(running.probe_id)}>
            Stop
          </Button>
        )}
      </div>
      <p className="max-w-prose text-meta text-muted">
        Broken on purpose, the same probe asks a stand-in that is told what the other instances were told: so
        that red is seen to work. {agentName} itself is left as it is.
      </p>
      {isTooFew && <p className="text-meta text-warn">Choose at least {LIMITS.fewest} instances.</p>}
    </>
  );
}
