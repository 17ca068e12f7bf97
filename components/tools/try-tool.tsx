'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { type CheckedText, countErrors } from '@/lib/tool-text';
import { Section } from '../section';
import { Button } from '../ui/button';
import { Skeleton } from '../ui/skeleton';
import { StatusGlyph } from '../ui/status';
import { TrialBoundary } from './trial-boundary';

const loadTrial = () => import('./tool-trial');
const ToolTrial = dynamic(() => loadTrial().then((part) => part.ToolTrial), {
  ssr: false,
  loading: () => <Skeleton className="h-40" />,
});

interface TryToolProps {
  agentId: string;
  name: string;
  checked: CheckedText;
}

/** A place to call the tool as it stands on screen. A broken one says so, and breaks nothing else. */
export function TryTool({ agentId, name, checked }: TryToolProps) {
  const [wanted, setWanted] = useState(false);
  const isBroken = countErrors(checked) > 0;
  const whole = useLastWhole(checked, isBroken);
  return (
    <Section
      title="Try it"
      description="Fill in the arguments, see the call that a model would send, and answer it yourself. Nothing leaves this page."
      className="mt-6 border-t"
    >
      {isBroken && (
        <p className="flex max-w-prose items-start gap-2 text-form">
          <span className="grid h-5 place-items-center">
            <StatusGlyph kind="failed" />
          </span>
          The schema is broken, so no form can be made from it, and a model provider would refuse the tool.
          The problems are listed above.
        </p>
      )}
      {wanted && whole && (
        // What is filled in waits while the schema is put right.
        <div hidden={isBroken}>
          <TrialBoundary>
            <ToolTrial agentId={agentId} name={name} schema={whole.schema} />
          </TrialBoundary>
        </div>
      )}
      {!isBroken && !wanted && (
        <div>
          <Button
            onPointerEnter={() => void loadTrial()}
            onFocus={() => void loadTrial()}
            onClick={() => setWanted(true)}
          >
            Fill in the arguments
          </Button>
        </div>
      )}
    </Section>
  );
}

/** The schema on screen, or while that is broken the last one that was not. */
function useLastWhole(checked: CheckedText, isBroken: boolean): CheckedText | undefined {
  const [whole, setWhole] = useState<CheckedText>();
  if (!isBroken && checked !== whole) setWhole(checked);
  return isBroken ? whole : checked;
}
