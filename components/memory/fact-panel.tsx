'use client';

import type { MemoryFact } from '@/lib/contract/instance-memory';
import { checkFact, factText, factTitle } from '@/lib/fact-text';
import { type MemoryPlace, useFact, useUpdateFact } from '@/lib/queries/memory';
import { problemOf } from '@/lib/queries/perform';
import { DraftNotices } from '../draft/draft-notices';
import { DraftSaveBar } from '../draft/draft-save-bar';
import { useRecordDraft } from '../draft/use-record-draft';
import { useSaveKey } from '../draft/use-save-key';
import { useWrongFocus } from '../draft/use-wrong-focus';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { dialogOpener } from '../ui/dialog';
import { announce } from '../ui/live-region';
import type { Deletable } from './delete-dialog';
import { FactAbout } from './fact-about';
import { factDrafts, factLabels, factSubject, parseKeptFact, textOfMember } from './fact-draft';
import { FactFields } from './fact-fields';
import type { MemoryAddress } from './memory-address';
import { BackLink, Gone, Reading, SectionHeading } from './section-parts';

interface FactPanelProps {
  place: MemoryPlace;
  factId: string;
  address: MemoryAddress;
  now: number;
  onDelete(thing: Deletable): void;
}

/** One fact, to edit and to delete. */
export function FactPanel({ place, factId, address, now, onDelete }: FactPanelProps) {
  const { data: fact, error, refetch } = useFact(place, factId);
  const subject = factSubject(place.agentId, factId);
  const back = <BackLink {...address.to('memory')}>All facts</BackLink>;
  const problem = error && problemOf(error);
  if (!fact || problem?.status === 404) {
    if (!problem) return <Reading what="the fact" />;
    return <Gone problem={problem} what="fact" back={back} retry={() => void refetch()} />;
  }
  const thing: Deletable = { kind: 'fact', id: factId, name: factTitle(fact.content), subject };
  return (
    <section aria-label="Edit fact" className="flex min-w-0 flex-col gap-3">
      {back}
      <header className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex items-center gap-2">
          <SectionHeading>Edit fact</SectionHeading>
          {fact.is_of_agent && <Badge>Of the agent</Badge>}
        </span>
        <Button size="small" variant="danger" {...dialogOpener} onClick={() => onDelete(thing)}>
          Delete…
        </Button>
      </header>
      {fact.is_of_agent && (
        <p className="text-muted text-table">
          Every instance sees it, and no reset deletes it. A change here is a change for all of them.
        </p>
      )}
      <FactForm place={place} fact={fact} subject={subject} />
      <FactAbout fact={fact} address={address} now={now} />
    </section>
  );
}

interface FactFormProps {
  place: MemoryPlace;
  fact: MemoryFact;
  subject: string;
}

function FactForm({ place, fact, subject }: FactFormProps) {
  const update = useUpdateFact(place, fact.fact_id);
  const state = useRecordDraft({
    subject,
    drafts: factDrafts,
    stored: factText(fact),
    parseKept: parseKeptFact,
    check: checkFact,
    send: async (change) => {
      const stored = await update(change);
      announce('The fact is saved');
      return stored;
    },
  });
  useSaveKey(state.save);
  const form = useWrongFocus(state.errors);
  return (
    <form
      ref={form}
      aria-label="Fact"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        state.save();
      }}
      className="flex min-w-0 flex-col gap-4"
    >
      <DraftNotices
        state={state}
        what="The fact"
        labelOf={(member) => factLabels[member]}
        textOf={textOfMember}
      />
      <FactFields values={state.values} errors={state.errors} set={state.set} />
      <DraftSaveBar state={state} className="mt-0!" />
    </form>
  );
}
