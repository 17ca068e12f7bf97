'use client';

import { useDeferredValue, useMemo } from 'react';
import { checkSchemaText } from '@/lib/tool-text';

/** What is wrong with the schema on screen; a moment behind the typing, which it must not slow down. */
export function useCheckedText(text: string) {
  const settled = useDeferredValue(text);
  return useMemo(() => checkSchemaText(settled), [settled]);
}
