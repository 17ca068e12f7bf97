import * as z from 'zod';

/** Shape of a UUID in any version; the wire writes it in lower case. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(value: string): boolean {
  return UUID.test(value);
}

/** A UUID in a path, query or body; upper case is accepted and folded. */
export const uuid = z.string().regex(UUID, 'must be a UUID').toLowerCase().meta({ format: 'uuid' });

/** PostgreSQL stores neither NUL nor half of a surrogate pair. */
function isStorable(value: string): boolean {
  return !value.includes('\u0000') && value.isWellFormed();
}

/** Free text of at most `max` UTF-16 units. */
export function text(max: number) {
  return z.string().max(max).refine(isStorable, 'must be well-formed text without NUL');
}

const CONTROL = /\p{Cc}/u;

/** A label people read: trimmed, NFC, 1 to 100 units, on one line. */
export const label = text(400)
  .normalize('NFC')
  .trim()
  .min(1, 'must not be empty')
  .max(100)
  .refine((value) => !CONTROL.test(value), 'must not contain control characters');

/**
 * The name of an agent or instance. Paths take an id or a name in the same place, so a name
 * may not look like an id, and URL clients fold `.` and `..` away.
 */
export const name = label
  .refine((value) => !isUuid(value), 'must not look like a UUID')
  .refine((value) => value !== '.' && value !== '..', 'must not be "." or ".."');

/** A list of at most 100 short texts. */
export const textList = z.array(text(200)).max(100);

/** An ISO 8601 time with offset, as replies carry it. */
export const dateTime = z.iso.datetime({ offset: true });

/** A list in a reply: a server written in Go sends null for an empty one. */
export function replyList<T extends z.ZodType>(item: T) {
  return z.array(item).nullable();
}

/** A whole number in a query string. */
export function queryInteger(limits: { min: number; max: number }) {
  return z.codec(
    z.string().regex(/^-?\d{1,15}$/, 'must be a whole number'),
    z.int().min(limits.min).max(limits.max),
    {
      decode: Number,
      encode: String,
    },
  );
}

/** `true` or `false` in a query string. */
export const queryBoolean = z.codec(z.enum(['true', 'false']), z.boolean(), {
  decode: (value) => value === 'true',
  encode: (value) => (value ? 'true' : 'false'),
});

/** Query of a list that is read page by page. */
export const pageQuery = {
  page_size: queryInteger({ min: 1, max: 100 }).optional(),
  cursor: text(1000).optional(),
};

export const success = z.object({ success: z.boolean() });
