import type { StatusKind } from '@/components/ui/status';
import type { ProjectApiKey } from '@/lib/contract/keys';

const soon = 7 * 24 * 60 * 60 * 1000;

export type KeyState = { kind: StatusKind; word: string; works: boolean };

/** What a key is at a moment: the API says only whether it works. */
export function keyState(key: Pick<ProjectApiKey, 'is_active' | 'expires_at'>, now: number): KeyState {
  const left = key.expires_at ? Date.parse(key.expires_at) - now : Number.POSITIVE_INFINITY;
  if (left <= 0) return { kind: 'inactive', word: 'Expired', works: false };
  if (!key.is_active) return { kind: 'failed', word: 'Revoked', works: false };
  if (left < soon) return { kind: 'warning', word: 'Expires soon', works: true };
  return { kind: 'active', word: 'Active', works: true };
}

/** Keys that work first; each part keeps the API's order, newest first. */
export function workingFirst<K extends Pick<ProjectApiKey, 'is_active' | 'expires_at'>>(
  keys: readonly K[],
  now: number,
): K[] {
  const works = (key: K) => keyState(key, now).works;
  return [...keys.filter(works), ...keys.filter((key) => !works(key))];
}
