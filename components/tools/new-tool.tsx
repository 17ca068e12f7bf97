'use client';

import { useCreateTool } from '@/lib/queries/tools';
import { draftsOf } from '@/lib/record-draft';
import type { ToolText } from '@/lib/tool-text';
import { DraftNotices } from '../draft/draft-notices';
import { useRecordDraft } from '../draft/use-record-draft';
import { TextField } from '../ui/text-field';
import { toast } from '../ui/toast';
import { EMPTY_TOOL, newToolSubject, parseKeptNewTool } from './kept-tool';
import { SchemaStatus } from './schema-status';
import { checkNewTool, textOfMember, toolLabels } from './tool-checks';
import { ToolForm } from './tool-form';
import { type ToolSelection, toolHeadingId } from './tool-selection';
import { useCheckedText } from './use-checked-text';

const drafts = draftsOf<ToolText>(['name', 'description', 'parameters']);

interface NewToolProps {
  agentId: string;
  tools: ToolText[];
  selection: ToolSelection;
}

/** A tool that is not there yet. What is typed is kept until it is. */
export function NewTool({ agentId, tools, selection }: NewToolProps) {
  const create = useCreateTool(agentId);
  const state = useRecordDraft({
    subject: newToolSubject(agentId),
    drafts,
    stored: EMPTY_TOOL,
    parseKept: parseKeptNewTool,
    check: (tool) =>
      checkNewTool(
        tool,
        tools.map(({ name }) => name),
      ),
    send: async ({ values }) => {
      const { name } = await create({ ...EMPTY_TOOL, ...values });
      toast({ tone: 'done', title: `Tool ${name} created` });
      selection.select(name);
      // The next new tool begins empty.
      return EMPTY_TOOL;
    },
  });
  const { values, errors, set } = state;
  const checked = useCheckedText(values.parameters);
  return (
    <section aria-label="New tool" className="@container pt-4">
      <header className="flex flex-wrap items-center gap-3">
        <h2 id={toolHeadingId} tabIndex={-1} className="font-semibold text-section outline-none">
          New tool
        </h2>
        <SchemaStatus checked={checked} tinted />
      </header>
      <ToolForm
        agentId={agentId}
        name={values.name}
        values={values}
        errors={errors}
        set={set}
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
      >
        <TextField
          label={toolLabels.name}
          required
          mono
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          hint="What the model calls: letters, digits, _ and -, at most 64. Unique within the agent."
          value={values.name}
          error={errors.name}
          onChange={(event) => set('name', event.target.value)}
          className="max-w-form"
        />
      </ToolForm>
    </section>
  );
}
