'use client';

import { useRouter } from 'next/navigation';
import { problemOf } from '@/lib/queries/perform';
import { useUpdateTool } from '@/lib/queries/tools';
import { type ToolText, toolDrafts } from '@/lib/tool-text';
import { DraftNotices } from '../draft/draft-notices';
import { useRecordDraft } from '../draft/use-record-draft';
import { Button } from '../ui/button';
import { dialogOpener } from '../ui/dialog';
import { announce } from '../ui/live-region';
import { draftSubject, parseKeptTool } from './kept-tool';
import { SchemaStatus } from './schema-status';
import type { OnToolAct } from './tool-acts';
import { checkTool, textOfMember, toolLabels } from './tool-checks';
import { ToolForm } from './tool-form';
import { toolHeadingId } from './tool-selection';
import { useCheckedText } from './use-checked-text';

interface ToolPanelProps {
  agentId: string;
  tool: ToolText;
  onAct: OnToolAct;
}

/** One tool: what a model is told of it, to edit, to try and to delete. */
export function ToolPanel({ agentId, tool, onAct }: ToolPanelProps) {
  const { name, ...stored } = tool;
  const router = useRouter();
  const update = useUpdateTool(agentId, name);
  const state = useRecordDraft({
    subject: draftSubject(agentId, name),
    drafts: toolDrafts,
    stored,
    parseKept: parseKeptTool,
    check: checkTool,
    send: async (change) => {
      const { name: _, ...saved } = await update(change).catch((error: unknown) => {
        // Somebody deleted it: the page without it shows what was typed, and how to make it again.
        if (problemOf(error).status === 404) router.refresh();
        throw error;
      });
      announce(`${name} saved`);
      return saved;
    },
  });
  const checked = useCheckedText(state.values.parameters);
  return (
    <section aria-label={name} className="@container pt-4">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="flex min-w-0 grow flex-wrap items-center gap-x-3 gap-y-1">
          <h2
            id={toolHeadingId}
            tabIndex={-1}
            className="min-w-0 break-all font-mono font-semibold text-section outline-none"
          >
            {name}
          </h2>
          <SchemaStatus checked={checked} tinted />
        </div>
        <Acts hasDraft={state.draft !== null} onAct={(act) => onAct(act, tool)} />
      </header>
      <ToolForm
        agentId={agentId}
        name={name}
        values={state.values}
        errors={state.errors}
        set={state.set}
        checked={checked}
        state={state}
        notices={
          <DraftNotices
            state={state}
            what="The tool"
            labelOf={(member) => toolLabels[member]}
            textOf={textOfMember}
          />
        }
      />
    </section>
  );
}

function Acts({ hasDraft, onAct }: { hasDraft: boolean; onAct: (act: 'rename' | 'delete') => void }) {
  return (
    <div className="flex gap-2">
      <Button
        size="small"
        {...dialogOpener}
        aria-disabled={hasDraft}
        data-tooltip={hasDraft ? 'First save or discard your changes' : undefined}
        onClick={() => onAct('rename')}
      >
        Rename…
      </Button>
      <Button size="small" variant="danger" {...dialogOpener} onClick={() => onAct('delete')}>
        Delete…
      </Button>
    </div>
  );
}
