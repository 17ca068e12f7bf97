'use client';

import { useEffect, useState } from 'react';
import type { Observation } from '@/lib/contract/identities';
import { MODES, type Mode } from '@/lib/contract/modes';
import { readDraft } from '@/lib/drafts';
import { useDraftKeeper } from '@/lib/use-draft-keeper';
import { parsePoints, pointsText } from '../../points-text';

/** A number as a slider and as what is typed for it; null: what is typed is none. */
function usePoints(first: number) {
  const [fraction, setFraction] = useState<number | null>(first);
  const [text, setText] = useState(pointsText(first));
  const [points, setPoints] = useState(first * 100);
  const take = (next: number) => {
    setFraction(next);
    setPoints(Math.round(next * 100));
  };
  return {
    fraction,
    field: {
      points,
      text,
      error: fraction === null ? 'Enter a number from 0 to 100.' : undefined,
      onSlide: (next: number) => {
        take(next / 100);
        setText(String(next));
      },
      onType: (next: string) => {
        setText(next);
        const typed = parsePoints(next);
        if (typed === null) setFraction(null);
        else take(typed);
      },
    },
  };
}

/** The text that is kept with an observation stays in this browser until one was taken with it. */
function useContextText(identityId: string) {
  const { keeper } = useDraftKeeper(`identity/${identityId}/observation-context`);
  const [text, setText] = useState('');
  useEffect(() => {
    const kept = readDraft(keeper.place)?.content;
    if (typeof kept !== 'string') return;
    setText(kept);
    keeper.note(kept);
  }, [keeper]);
  return {
    text,
    set: (next: string) => {
      setText(next);
      keeper.note(next || null);
    },
    sent: () => {
      keeper.note(null);
      keeper.flush();
    },
  };
}

/** The observation that is being written. */
export function useObservation(identityId: string) {
  const [mode, setMode] = useState<Mode>(MODES[0]);
  const strength = usePoints(0.5);
  const confidence = usePoints(1);
  const { text, set, sent } = useContextText(identityId);
  const context = contextOf(text);
  return {
    mode: { value: mode, set: setMode },
    strength: strength.field,
    confidence: confidence.field,
    context: { text, set, error: context.wrong },
    sent,
    /** Undefined while something of it is wrong. */
    body: bodyOf(mode, { strength: strength.fraction, confidence: confidence.fraction, context }),
  };
}

interface Written {
  /** Null: what is typed is no number. */
  strength: number | null;
  confidence: number | null;
  context: Context;
}

function bodyOf(mode: Mode, { strength, confidence, context }: Written): Observation | undefined {
  if (strength === null || confidence === null || context.wrong) return undefined;
  const { value } = context;
  return { mode_target: mode, signal_strength: strength, confidence, ...(value && { context: value }) };
}

interface Context {
  value?: Record<string, unknown>;
  wrong?: string;
}

function contextOf(text: string): Context {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return { value };
    return { wrong: 'Write a JSON object, such as {"turn": 12}.' };
  } catch {
    return { wrong: 'This is not JSON yet. Write an object, such as {"turn": 12}.' };
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
