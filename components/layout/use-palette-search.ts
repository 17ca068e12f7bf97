'use client';
import { useEffect, useState } from 'react';
import { type PaletteFound, type PaletteSource, pastedId } from './palette';

const debounce = 80;

type Answer = PaletteFound & { query: string; failed: boolean };

const nothing: Answer = { query: '', results: [], failed: false };

async function ask(query: string, { search, resolveId }: PaletteSource): Promise<Answer> {
  try {
    const id = pastedId(query);
    if (id === undefined) return { query, ...(await search(query)), failed: false };
    const found = await resolveId(id);
    return { query, results: found ? [found] : [], failed: false };
  } catch {
    return { query, results: [], failed: true };
  }
}

/** Answers to what is typed; an answer that comes after the next key is dropped. */
export function usePaletteSearch(text: string, { search, resolveId }: PaletteSource) {
  const query = text.trim();
  const [answer, setAnswer] = useState(nothing);
  useEffect(() => {
    if (query === '') return;
    let current = true;
    const timer = setTimeout(async () => {
      const next = await ask(query, { search, resolveId });
      if (current) setAnswer(next);
    }, debounce);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query, search, resolveId]);
  if (query === '') return { ...nothing, pending: false };
  return { ...answer, pending: answer.query !== query };
}
