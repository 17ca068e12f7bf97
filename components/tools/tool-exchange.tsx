'use client';

import { useEffect } from 'react';
import { announce } from '../ui/live-region';
import { Status } from '../ui/status';
import { CodeBlock } from './code-block';

/** One call as it was made, and what was answered. */
export interface Exchange {
  call: string;
  answer: string;
  /** How many arguments broke the schema. */
  refused: number;
}

const text = 'mt-1 max-h-60';

/** What a conversation would hold after the call: the call and the answer, as the model reads them. */
export function ToolExchange({ exchange }: { exchange: Exchange }) {
  const { call, answer, refused } = exchange;
  useEffect(() => {
    announce(exchange.refused > 0 ? 'The call breaks the schema' : 'The call was answered');
  }, [exchange]);
  return (
    <section
      aria-label="The exchange"
      className="border-control border-y border-dashed py-3 font-mono text-meta"
    >
      <h4 className="text-muted">The model calls</h4>
      <CodeBlock label="The call of the model" className={text}>
        {call}
      </CodeBlock>
      <h4 className="pt-3 text-muted">The tool answers</h4>
      {refused > 0 ? (
        <p className="pt-1">
          <Status kind="failed">Refused</Status> The arguments break the schema: the answer is not given.
        </p>
      ) : (
        <CodeBlock label="The answer of the tool" className={text}>
          {answer || '(an empty text)'}
        </CodeBlock>
      )}
    </section>
  );
}
