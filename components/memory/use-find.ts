'use client';

import { useEffect, useRef, useState } from 'react';
import { useSettled } from '@/lib/use-settled';
import type { MemoryAddress } from './memory-address';

/** What a list of the section is searched for, kept in the address; Back brings an older one back. */
export function useFind({ find, narrow }: Pick<MemoryAddress, 'find' | 'narrow'>) {
  const [text, setText] = useState(find);
  const settled = useSettled(text.trim());
  const latest = useRef(narrow);
  useEffect(() => {
    latest.current = narrow;
  });
  useEffect(() => latest.current({ find: settled }), [settled]);
  useEffect(() => {
    const take = () => setText(new URL(window.location.href).searchParams.get('find') ?? '');
    window.addEventListener('popstate', take);
    return () => window.removeEventListener('popstate', take);
  }, []);
  return { text, setText, settled };
}

export type Find = ReturnType<typeof useFind>;
