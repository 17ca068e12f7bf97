'use client';

import { useEffect, useState } from 'react';
import { addressNow, changeAddress } from '@/lib/page-address';
import { useSettled } from '@/lib/use-settled';

/** The searched text, kept in the address without asking the server for the page again. */
export function useInstanceSearch(initial: string) {
  const [text, setText] = useState(initial);
  const settled = useSettled(text.trim());
  useEffect(() => {
    const url = addressNow();
    if ((url.searchParams.get('search') ?? '') === settled) return;
    if (settled) url.searchParams.set('search', settled);
    else url.searchParams.delete('search');
    changeAddress(url.pathname + url.search, 'replace');
  }, [settled]);
  return { text, setText, settled };
}
