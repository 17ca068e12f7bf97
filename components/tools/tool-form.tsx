'use client';

import { type ReactNode, useId, useState } from 'react';
import type { CheckedText, ToolRecord, ToolText } from '@/lib/tool-text';
import { DraftChanges } from '../draft/draft-changes';
import { DraftSaveBar } from '../draft/draft-save-bar';
import type { DraftState } from '../draft/use-draft';
import { useSaveKey } from '../draft/use-save-key';
import { TextareaField } from '../ui/text-field';
import { ParametersField } from './parameters-field';
import { toolLabels } from './tool-checks';
import { TryTool } from './try-tool';

interface ToolFormProps {
  agentId: string;
  /** What a model calls it by; empty while nobody named it. */
  name: string;
  values: ToolRecord;
  errors: Partial<Record<string, string>>;
  set(member: keyof ToolRecord, value: string): void;
  checked: CheckedText;
  state: Pick<
    DraftState<ToolText>,
    'draft' | 'kept' | 'savedAt' | 'isSaving' | 'save' | 'discard' | 'conflicts'
  >;
  notices: ReactNode;
  /** Before the description. */
  children?: ReactNode;
}

/** What a model is told of a tool, with its draft, and below it a place to try it. */
export function ToolForm(props: ToolFormProps) {
  const { agentId, name, values, errors, set, checked, state, notices, children } = props;
  const [seen, setSeen] = useState(false);
  const changesId = useId();
  useSaveKey(state.save);
  return (
    <>
      <form
        aria-label="Tool"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          state.save();
        }}
        className="grid gap-x-12 pt-4 @4xl:grid-cols-[minmax(0,1fr)_minmax(16rem,24rem)]"
      >
        <div className="flex min-w-0 flex-col gap-4 @4xl:col-start-1 @4xl:row-start-1 @4xl:pb-20">
          {notices}
          {children}
          <TextareaField
            label={toolLabels.description}
            required
            rows={2}
            hint="Tells the model what the tool does and when to call it."
            value={values.description}
            error={errors.description}
            onChange={(event) => set('description', event.target.value)}
            className="max-w-form"
          />
          <ParametersField
            value={values.parameters}
            error={errors.parameters}
            checked={checked}
            onChange={(text) => set('parameters', text)}
          />
        </div>
        <DraftChanges id={changesId} draft={state.draft} labels={toolLabels} open={seen} />
        <DraftSaveBar
          state={state}
          changes={{ id: changesId, seen, onSee: () => setSeen(!seen) }}
          className="self-end @4xl:col-start-1 @4xl:row-start-1 @4xl:w-full"
        />
      </form>
      <TryTool agentId={agentId} name={name} checked={checked} />
    </>
  );
}
