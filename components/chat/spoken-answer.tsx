'use client';

import { useEffect, useRef, useState } from 'react';
import { isRunning, type ShownTurn } from './shown-turn';
import { endOf, endOfSentences } from './turn-texts';

/** A screen reader gets no more than this at a time; what is left out stands in the conversation. */
const MOST_SPOKEN = 400;

/** The answer as it comes, sentence by sentence, for a live region. */
export function SpokenAnswer({ shown }: { shown: ShownTurn }) {
  const { turn } = shown;
  // What was there when the conversation was opened is not read out.
  const said = useRef(isRunning(shown) ? 0 : turn.response.length);
  const wasRunning = useRef(isRunning(shown));
  const [sentence, setSentence] = useState('');
  useEffect(() => {
    const running = turn.status === 'running';
    const until = running
      ? said.current + endOfSentences(turn.response.slice(said.current))
      : turn.response.length;
    const next = turn.response.slice(said.current, until).trim();
    said.current = until;
    const end = !running && wasRunning.current ? endText(turn) : '';
    wasRunning.current = running;
    const text = [next.slice(0, MOST_SPOKEN), end].filter(Boolean).join(' ');
    if (text) setSentence(text);
  }, [turn]);
  return <>{sentence}</>;
}

function endText(turn: ShownTurn['turn']): string {
  const end = endOf(turn);
  if (!end) return turn.tool_calls.length > 0 ? 'The agent calls a tool.' : 'Answer complete.';
  return `${end.word}. ${turn.error}`;
}
