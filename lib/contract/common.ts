import * as z from 'zod';
import { isUuid, UUID } from './is-uuid';

export { isUuid };

/** A UUID in a path, query or body; upper case is accepted and folded. */
export const uuid = z.string().regex(UUID, 'must be a UUID').toLowerCase().meta({ format: 'uuid' });

/** PostgreSQL stores neither NUL nor half of a surrogate pair. */
function isStorable(value: string): boolean {
  return !value.includes('\u0000') && value.isWellFormed();
}

/** Free text of at most `max` UTF-16 units. */
export function text(max: number) {
  return z
    .string()
    .max(max, `must have at most ${max} characters`)
    .refine(isStorable, 'must be well-formed text without NUL');
}

const CONTROL = /\p{Cc}/u;

/** A label people read: trimmed, NFC, 1 to 100 units, on one line. */
export const label = text(400)
  .normalize('NFC')
  .trim()
  .min(1, 'must not be empty')
  .max(100, 'must have at most 100 characters')
  .refine((value) => !CONTROL.test(value), 'must not contain control characters');

/**
 * The name of an agent or instance. Paths take an id or a name in the same place, so a name
 * may not look like an id, and URL clients fold `.` and `..` away.
 */
export const name = label
  .refine((value) => !isUuid(value), 'must not look like a UUID')
  .refine((value) => value !== '.' && value !== '..', 'must not be "." or ".."');

/** `{agentId}` or `{instanceId}` in a path: a UUID or a name, which may be spelled with combining marks. */
export const reference = text(400).min(1);

/** Members that the contract leaves open: any JSON that can be stored. */
export const openMembers = z
  .record(z.string(), z.unknown())
  .refine(isStorableJson, 'must be well-formed text without NUL');

/** Any JSON that can be stored. */
export const anyJson = z.unknown().refine(isStorableJson, 'must be well-formed text without NUL');

function isStorableJson(value: unknown): boolean {
  if (typeof value === 'string') return isStorable(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, member]) => isStorable(key) && isStorableJson(member));
}

/** A list of at most 100 short texts. */
export const textList = z.array(text(200)).max(100);

/** An ISO 8601 time with offset, as replies carry it. */
export const dateTime = z.iso.datetime({ offset: true });

/** A list in a reply: a server written in Go sends null for an empty one. */
export function replyList<T extends z.ZodType>(item: T) {
  return z.array(item).nullable();
}

/**
 * A whole number in a query string. `default` is for the document only: whether the member was sent
 * decides between the two ways of paging.
 */
export function queryInteger(limits: { min: number; max: number; default?: number }) {
  const { min, max, ...shown } = limits;
  return z
    .codec(z.string().regex(/^-?\d{1,15}$/, 'must be a whole number'), z.int().min(min).max(max), {
      decode: Number,
      encode: String,
    })
    .meta(shown);
}

/** `true` or `false` in a query string. */
export const queryBoolean = z.codec(z.enum(['true', 'false']), z.boolean(), {
  decode: (value) => value === 'true',
  encode: (value) => (value ? 'true' : 'false'),
});

/** Query of a list that is read page by page. */
export function pageQuery(defaultSize: number) {
  return {
    page_size: queryInteger({ min: 1, max: 100, default: defaultSize })
      .optional()
      .describe('Items of a page.'),
    cursor: text(1000).optional().describe('The next_cursor of the page before.'),
  };
}

export const success = z.object({ success: z.boolean() });
