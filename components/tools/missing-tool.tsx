'use client';

import { useEffect, useState } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import { readDraft, removeDraft, writeDraft } from '@/lib/drafts';
import type { ToolRecord } from '@/lib/tool-text';
import { EmptyState } from '../empty-state';
import { Button } from '../ui/button';
import { CodeBlock } from './code-block';
import { draftSubject, EMPTY_TOOL, newToolSubject, parseKeptTool } from './kept-tool';
import { type ToolSelection, toolHeadingId } from './tool-selection';

interface MissingToolProps {
  agentId: string;
  name: string;
  selection: ToolSelection;
}

/** The address names a tool that is not here; what was typed for it is not lost. */
export function MissingTool({ agentId, name, selection }: MissingToolProps) {
  const { tenant, userId } = useViewer();
  const [kept, setKept] = useState<Partial<ToolRecord>>();
  useEffect(() => {
    const place = { tenant, userId, subject: draftSubject(agentId, name) };
    setKept(parseKeptTool(readDraft(place)?.content)?.values);
  }, [tenant, userId, agentId, name]);
  const createAgain = () => {
    const place = { tenant, userId, subject: newToolSubject(agentId) };
    // What is not kept of the tool is as an empty one has it.
    if (!writeDraft(place, { base: EMPTY_TOOL, values: { ...EMPTY_TOOL, name, ...kept } })) return;
    removeDraft({ tenant, userId, subject: draftSubject(agentId, name) });
    selection.startNew();
  };
  return (
    <div id={toolHeadingId} tabIndex={-1} className="outline-none">
      <EmptyState
        title="This tool is not here"
        action={kept && <Button onClick={createAgain}>Create it again</Button>}
      >
        <p>
          <code className="break-all font-mono">{name}</code> was deleted, renamed, or belongs to another
          agent.
        </p>
        {kept && (
          <>
            <p>What you typed is still here:</p>
            <CodeBlock label="What you typed">
              {[kept.description, kept.parameters].filter(Boolean).join('\n\n')}
            </CodeBlock>
          </>
        )}
      </EmptyState>
    </div>
  );
}
