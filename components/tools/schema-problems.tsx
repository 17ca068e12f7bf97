'use client';

import type { CheckedText, PlacedProblem } from '@/lib/tool-text';
import { StatusGlyph } from '../ui/status';

interface SchemaProblemsProps {
  text: string;
  checked: CheckedText;
  onGo(problem: PlacedProblem): void;
}

/** Everything that is wrong with the schema, errors first; each leads to its place in the text. */
export function SchemaProblems({ text, checked, onGo }: SchemaProblemsProps) {
  const { problems } = checked;
  return (
    <div className="text-table">
      <p role="status" className="sr-only">
        {problems.length === 0 ? 'The schema is valid.' : `${problems.length} problems in the schema.`}
      </p>
      {problems.length > 0 && (
        <ul aria-label="Problems in the schema" className="border-line border-t">
          {problems.map((problem) => (
            <li
              key={`${problem.from} ${problem.place} ${problem.message}`}
              className="flex items-start gap-2 border-line border-b py-1 touch:py-2"
            >
              <span className="grid h-5 place-items-center">
                <StatusGlyph kind={problem.level === 'error' ? 'failed' : 'warning'} />
              </span>
              <span className="min-w-0 grow break-words">
                <span className="sr-only">{problem.level === 'error' ? 'Error: ' : 'Warning: '}</span>
                {problem.place && <code className="break-all font-mono text-meta">{problem.place}</code>}{' '}
                {problem.message}
              </span>
              <button
                type="button"
                onClick={() => onGo(problem)}
                className="relative min-h-6 shrink-0 whitespace-nowrap rounded-control px-1 text-accent text-meta hover:underline touch:after:absolute touch:after:-inset-2.5"
              >
                Line {lineOf(text, problem.from)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
