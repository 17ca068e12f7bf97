import { createHash } from 'node:crypto';
import { isUuid } from '@/lib/contract/common';
import { problem } from '../problems';

/**
 * A cursor is base64url of a JSON list: tenant mark, filter mark, sort key, id. It holds a position,
 * never data, and is bound to the tenant and the filters it was made with.
 */

export interface Position {
  key: string;
  id: string;
}

export interface Binding {
  /** The query member that carries it; `cursor` unless said otherwise. */
  member?: string;
  tenant: string;
  /** Everything that decides which rows the list has and in which order. */
  filters: unknown;
  /** What the sort key is: the database would fail on a forged one of another kind. */
  key: 'time' | 'text' | 'number';
}

function isKey(kind: Binding['key'], key: string): boolean {
  if (kind === 'number') return /^\d{1,9}$/.test(key);
  if (kind === 'text') return !key.includes('\u0000') && key.isWellFormed();
  return key === '-infinity' || isTime(key);
}

/** A real moment in the spelling of `microseconds`; JavaScript alone would read 30 February as March. */
function isTime(key: string): boolean {
  if (!/^(?!0000)\d{4}(-\d\d){2}T\d\d(:\d\d){2}\.\d{6}Z$/.test(key)) return false;
  const read = new Date(key);
  return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 19) === key.slice(0, 19);
}

function mark(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 8);
}

export function encodeCursor(binding: Binding, position: Position): string {
  return spell([mark(binding.tenant), mark(binding.filters), position.key, position.id]);
}

function spell(parts: string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The position, or `foreign` for another tenant's cursor. Throws 400 for anything else that is wrong. */
export function decodeCursor(binding: Binding, cursor: string): Position | 'foreign' {
  const [tenant, filters, key = '', id = ''] = partsOf(binding, cursor);
  if (!isUuid(id)) throw malformed(binding);
  if (tenant !== mark(binding.tenant)) return 'foreign';
  if (filters !== mark(binding.filters))
    throw problem(400, 'The cursor belongs to other filters.', at(binding));
  if (!isKey(binding.key, key)) throw malformed(binding);
  return { key, id };
}

/** Only the one spelling that `encodeCursor` writes is read. */
function partsOf(binding: Binding, cursor: string): string[] {
  const parts = listOf(Buffer.from(cursor, 'base64url').toString());
  if (parts.length !== 4 || spell(parts) !== cursor) throw malformed(binding);
  return parts;
}

function listOf(text: string): string[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.filter((part) => typeof part === 'string') : [];
  } catch {
    return [];
  }
}

function malformed(binding: Binding) {
  return problem(400, 'The cursor is malformed.', at(binding));
}

function at({ member = 'cursor' }: Binding) {
  return { errors: [{ location: `query.${member}`, message: 'is not a cursor of this list' }] };
}

/** Cuts the one row that was read beyond the page. */
export function cutPage<T>(rows: T[], size: number): { items: T[]; hasMore: boolean; last: T | undefined } {
  const items = rows.slice(0, size);
  return { items, hasMore: rows.length > size, last: items.at(-1) };
}
