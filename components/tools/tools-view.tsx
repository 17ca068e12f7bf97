'use client';

import clsx from 'clsx';
import { ChevronLeft } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { ToolText } from '@/lib/tool-text';
import { EmptyState } from '../empty-state';
import { ButtonLink } from '../ui/button-link';
import { MissingTool } from './missing-tool';
import { type OnToolAct, ToolActs } from './tool-acts';
import { ToolList } from './tool-list';
import { ToolPanel } from './tool-panel';
import { type ToolSelection, toolHeadingId, useToolSelection } from './tool-selection';

const NewTool = dynamic(() => import('./new-tool').then((part) => part.NewTool), { ssr: false });

interface ToolsViewProps {
  agentId: string;
  tools: ToolText[];
}

/** All tools at the left, the selected one at the right; where there is no room, one after the other. */
export function ToolsView({ agentId, tools }: ToolsViewProps) {
  const selection = useToolSelection();
  const onDeleted = (name: string) => {
    const place = tools.findIndex((tool) => tool.name === name);
    const next = tools[place + 1] ?? tools[place - 1];
    if (next) selection.select(next.name);
    else selection.clear();
  };
  return (
    <ToolActs agentId={agentId} onRenamed={selection.select} onDeleted={onDeleted}>
      {(act) => <ListAndPanel agentId={agentId} tools={tools} selection={selection} onAct={act} />}
    </ToolActs>
  );
}

type ListAndPanelProps = ToolsViewProps & { selection: ToolSelection; onAct: OnToolAct };

function ListAndPanel({ agentId, tools, selection, onAct }: ListAndPanelProps) {
  const isChosen = selection.isNew || selection.name !== undefined;
  if (tools.length === 0 && !isChosen) return <NoTools toNew={selection.toNew} />;
  // Where both have room, the first one fills the place beside the list.
  const shown = selection.isNew ? undefined : (selection.name ?? tools[0]?.name);
  const tool = tools.find(({ name }) => name === shown);
  return (
    <div className="@container -mx-3 md:-mx-6">
      <div className="@4xl:grid @4xl:grid-cols-[minmax(16rem,22rem)_minmax(0,1fr)]">
        <div className={clsx(isChosen && '@max-4xl:hidden')}>
          <ToolList tools={tools} selection={selection} shown={shown} />
        </div>
        <div className={clsx('min-w-0 border-line @4xl:border-l', !isChosen && '@max-4xl:hidden')}>
          <a
            {...selection.toList}
            className="flex min-h-11 items-center gap-1 px-3 text-accent text-form no-underline hover:underline md:px-6 @4xl:hidden"
          >
            <ChevronLeft aria-hidden="true" />
            All tools
          </a>
          <div className="px-3 md:px-6">
            {selection.isNew && <NewTool agentId={agentId} tools={tools} selection={selection} />}
            {tool && <ToolPanel key={tool.name} agentId={agentId} tool={tool} onAct={onAct} />}
            {!tool && shown !== undefined && (
              <MissingTool key={shown} agentId={agentId} name={shown} selection={selection} />
            )}
          </div>
        </div>
      </div>
    </div>
  );
}

function NoTools({ toNew }: { toNew: ToolSelection['toNew'] }) {
  return (
    <div id={toolHeadingId} tabIndex={-1} className="outline-none">
      <EmptyState title="No tools yet" action={<ButtonLink {...toNew}>New tool</ButtonLink>}>
        A tool is a function that the model may call in a conversation: a name, a sentence that says what it
        does, and a JSON Schema of its arguments. The program that holds the conversation answers the call.
      </EmptyState>
    </div>
  );
}
