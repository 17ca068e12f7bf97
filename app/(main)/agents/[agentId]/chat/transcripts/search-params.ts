import { isUuid } from '@/lib/contract/common';
import type { TranscriptsAddress } from '@/lib/paths';

type SearchParams = Record<string, string | string[] | undefined>;

/** What the page shows. A member that does not parse is left out, as if it had not been given. */
export function readTranscriptsAddress(params: SearchParams): TranscriptsAddress {
  const text = (name: string) => {
    const value = params[name];
    return typeof value === 'string' ? value.trim().slice(0, 200) : '';
  };
  const id = (name: string) => (isUuid(text(name)) ? text(name).toLowerCase() : undefined);
  const cursor = (name: string) => {
    const value = params[name];
    return typeof value === 'string' && value !== '' ? value.slice(0, 1000) : undefined;
  };
  return {
    find: text('find') || undefined,
    instance: id('instance'),
    user: text('user') || undefined,
    tests: text('tests') === '1' ? '1' : undefined,
    transcript: id('transcript'),
    /** Where the list goes on. */
    after: cursor('after'),
    /** Turns before that one. */
    before: cursor('before'),
  };
}
