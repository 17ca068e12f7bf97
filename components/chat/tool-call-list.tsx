import { Wrench } from 'lucide-react';
import type { Turn } from '@/lib/contract/tester';
import { prettyJson } from '@/lib/tool-text';

/** What the model wants to be called. */
export function ToolCallList({ calls }: { calls: Turn['tool_calls'] }) {
  return (
    <ul aria-label="Tool calls" className="flex flex-col gap-2">
      {calls.map(({ id, name, arguments: given }) => (
        <li key={id} className="border-control border-y border-dashed py-2 font-mono text-meta">
          <span className="flex items-center gap-2">
            <Wrench aria-hidden="true" />
            <span className="min-w-0 break-words font-medium">{name}</span>
          </span>
          <pre className="m-0 max-h-60 overflow-auto whitespace-pre-wrap break-words pt-1">
            {prettyJson(given)}
          </pre>
        </li>
      ))}
    </ul>
  );
}
