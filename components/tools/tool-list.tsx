'use client';

import clsx from 'clsx';
import { Plus } from 'lucide-react';
import { memo } from 'react';
import { checkSchemaText, countErrors, countParameters, type ToolText } from '@/lib/tool-text';
import { buttonStyle } from '../ui/button-style';
import { Count } from '../ui/count';
import { SchemaStatus } from './schema-status';
import { newToolId, type ToolSelection } from './tool-selection';

interface ToolListProps {
  tools: ToolText[];
  selection: ToolSelection;
  /** The one beside the list. */
  shown: string | undefined;
}

/** Name, description, how many parameters, and whether a model can use it. */
export function ToolList({ tools, selection, shown }: ToolListProps) {
  return (
    <section aria-label="Tools" className="min-w-0">
      <div className="stick top-12 z-20 flex items-center gap-3 bg-canvas px-3 py-2 md:px-6">
        <output className="whitespace-nowrap text-meta text-muted">
          <Count value={tools.length} /> {tools.length === 1 ? 'tool' : 'tools'}
        </output>
        <a id={newToolId} {...selection.toNew} className={clsx(buttonStyle(), 'ml-auto no-underline')}>
          <Plus aria-hidden="true" />
          New tool
        </a>
      </div>
      <ul className="border-line border-t">
        {tools.map((tool) => (
          <li
            key={tool.name}
            className={clsx(
              'relative border-line border-b px-3 py-2 text-table touch:py-3 md:px-6',
              tool.name === shown ? '@4xl:bg-selected' : 'hover:bg-hover',
            )}
          >
            <a
              {...selection.linkTo(tool.name)}
              aria-current={tool.name === shown || undefined}
              className="block break-all font-medium font-mono text-ink no-underline outline-none after:absolute after:inset-0 hover:underline focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
            >
              {tool.name}
            </a>
            <ToolFacts tool={tool} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Checking a schema of 64 kB takes a while: once for each text. */
const ToolFacts = memo(function ToolFacts({ tool: { description, parameters } }: { tool: ToolText }) {
  const checked = checkSchemaText(parameters);
  const count = countParameters(checked.schema);
  return (
    <>
      <p className="line-clamp-2 break-words text-muted">{description || 'No description'}</p>
      <p className="flex flex-wrap gap-x-3 text-meta text-muted">
        {count !== null && (
          <span>
            <Count value={count} /> {count === 1 ? 'parameter' : 'parameters'}
          </span>
        )}
        {countErrors(checked) > 0 && <SchemaStatus checked={checked} />}
      </p>
    </>
  );
});
