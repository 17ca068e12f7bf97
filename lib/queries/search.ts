'use client';

import { useCallback } from 'react';
import { resolveId, searchAgents } from '@/lib/actions/search';
import { usePerform } from './perform';

/** Finds agents by name or owner, and what a pasted id belongs to. */
export function useSearch() {
  const perform = usePerform();
  return {
    search: useCallback((search: string) => perform(searchAgents, { search }), [perform]),
    resolve: useCallback((id: string) => perform(resolveId, { id }), [perform]),
  };
}
