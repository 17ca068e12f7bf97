import { createHash } from 'node:crypto';
import { problem } from '../problems';

/**
 * A cursor is base64url of a JSON list: tenant mark, filter mark, sort key, id. It holds a position,
 * never data, and is bound to the tenant and the filters it was made with.
 */

export interface Position {
  key: string;
  id: string;
}

interface Binding {
  tenant: string;
  /** Everything that decides which rows the list has and in which order. */
  filters: unknown;
}

function mark(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 8);
}

export function encodeCursor(binding: Binding, position: Position): string {
  const parts = [mark(binding.tenant), mark(binding.filters), position.key, position.id];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The position, or `foreign` for another tenant's cursor. Throws 400 for anything else that is wrong. */
export function decodeCursor(binding: Binding, cursor: string): Position | 'foreign' {
  const [tenant, filters, key, id] = partsOf(cursor);
  if (key === undefined || id === undefined) throw malformed();
  if (tenant !== mark(binding.tenant)) return 'foreign';
  if (filters !== mark(binding.filters)) throw problem(400, 'The cursor belongs to other filters.', at());
  return { key, id };
}

/** Only the one spelling that `encodeCursor` writes is read. */
function partsOf(cursor: string): string[] {
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes.toString('base64url') !== cursor) throw malformed();
  try {
    const parts: unknown = JSON.parse(bytes.toString());
    if (Array.isArray(parts) && parts.length === 4 && parts.every((part) => typeof part === 'string'))
      return parts;
  } catch {
    throw malformed();
  }
  throw malformed();
}

function malformed() {
  return problem(400, 'The cursor is malformed.', at());
}

function at() {
  return { errors: [{ location: 'query.cursor', message: 'is not a cursor of this list' }] };
}

/** Cuts the one row that was read beyond the page. */
export function cutPage<T>(rows: T[], size: number): { items: T[]; hasMore: boolean; last: T | undefined } {
  const items = rows.slice(0, size);
  return { items, hasMore: rows.length > size, last: items.at(-1) };
}
