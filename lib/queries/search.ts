'use client';

import { useCallback } from 'react';
import { resolveId, searchAgents, searchAll } from '@/lib/actions/search';
import { usePerform } from './perform';

/** Finds agents by name or owner, identities by name, and what a pasted id belongs to. */
export function useSearch() {
  const perform = usePerform();
  return {
    search: useCallback((search: string) => perform(searchAgents, { search }), [perform]),
    searchAll: useCallback((search: string) => perform(searchAll, { search }), [perform]),
    resolve: useCallback((id: string) => perform(resolveId, { id }), [perform]),
  };
}
