'use client';

import dynamic from 'next/dynamic';
import { Section } from '../../section';
import { Button } from '../../ui/button';
import { openerOf, useDialog } from '../../use-dialog';
import { ObservationForm } from './observation-form';
import type { Observed } from './observed';

const loadBatch = () => import('./batch-dialog');
const BatchDialog = dynamic(() => loadBatch().then((part) => part.BatchDialog), { ssr: false });

/** One observation by hand, with what it would change beside it; many of them from a file. */
export function ObserveSection(props: Observed) {
  const batch = useDialog();
  return (
    <Section
      title="Observe"
      description="An observation is one cycle: a mode that was seen, how strongly, and how sure that is."
      className="border-t"
      actions={
        <Button {...openerOf(loadBatch)} onClick={batch.show}>
          Send a file…
        </Button>
      }
    >
      <ObservationForm {...props} />
      {batch.wanted && (
        <BatchDialog key={batch.key} identity={props} open={batch.open} onOpenChange={batch.onOpenChange} />
      )}
    </Section>
  );
}
