import type * as z from 'zod';
import type { Endpoint } from '@/lib/contract/endpoint';
import type { ProblemDetail } from '@/lib/contract/problem';
import { isProblemError } from '@/lib/problem-error';
import { invalid, problem } from './problems';

type Place = 'path' | 'query' | 'body' | 'body.file' | 'body.draft';

export const BODY_LIMIT = 1024 * 1024;

export function bodyLimit(endpoint: Endpoint): number {
  return endpoint.bodyLimit ?? BODY_LIMIT;
}

/** Parses one part of a request. The schema belongs to the endpoint whose type `T` was taken from it. */
export function parseInput<T>(schema: z.ZodType, value: unknown, place: Place): T {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data as T;
  throw invalid(parsed.error.issues.flatMap((issue) => details(issue, place)));
}

/** zod reports unknown members at their parent; each is named here by itself. */
function details(issue: z.core.$ZodIssue, place: Place): ProblemDetail[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      location: at(place, [...issue.path, key]),
      message: 'is not a known member',
    }));
  }
  const isSecret = issue.path.some((member) => SECRET_MEMBERS.has(member));
  return [
    { location: at(place, issue.path), message: issue.message, ...(isSecret ? {} : shown(issue.input)) },
  ];
}

function at(place: Place, path: PropertyKey[]): string {
  return [place, ...path.map(String)].join('.').slice(0, 200);
}

/** Never shown again, not even to whoever sent them; an address may hold credentials. */
const SECRET_MEMBERS = new Set<PropertyKey>(['api_key', 'base_url']);

/** What keys and tokens look like: somebody may paste one into the wrong field. */
const SECRET = /\bsk[-_]\w|\beyJ[\w-]+\.|\bbearer\s/i;

/** What was sent, short: never a whole document, never a secret. */
function shown(value: unknown): { value?: unknown } {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return { value };
  if (typeof value !== 'string' || SECRET.test(value)) return {};
  return { value: value.length > 100 ? `${value.slice(0, 99)}…` : value };
}

/** Refuses an address with broken percent-encoding: read leniently, it would name something else. */
export function requireReadableAddress(request: Request): void {
  try {
    decodeURIComponent(request.url);
  } catch {
    throw problem(400, 'The address is not valid percent-encoded UTF-8.');
  }
}

export async function readJson(request: Request, endpoint: Endpoint): Promise<unknown> {
  const bytes = await readBytes(request, bodyLimit(endpoint));
  if (bytes.length === 0 && endpoint.bodyOptional) return {};
  if (!isJson(request.headers.get('content-type') ?? '')) {
    throw problem(415, 'Send the body as application/json in UTF-8.');
  }
  const value = parseJson(decode(bytes));
  if (typeof value !== 'object' || value === null || !('$schema' in value)) return value;
  const { $schema: _dropped, ...members } = value;
  return members;
}

function isJson(contentType: string): boolean {
  const [type, ...parameters] = contentType.toLowerCase().split(';');
  const charset = parameters.find((parameter) => parameter.trim().startsWith('charset='));
  const isUtf8 = !charset || /^charset="?utf-8"?$/.test(charset.trim());
  return type?.trim() === 'application/json' && isUtf8;
}

/** Stops reading at the limit: a chunked body names no length beforehand. */
async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length')) > limit) throw tooLarge(limit);
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const reader = request.body.getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > limit) {
        await reader.cancel();
        throw tooLarge(limit);
      }
      chunks.push(value);
    }
  } catch (error) {
    throw isProblemError(error) ? error : problem(400, 'The body ended before it was complete.');
  }
  return Buffer.concat(chunks);
}

function tooLarge(limit: number) {
  return problem(413, `The body may have at most ${limit} bytes.`);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw problem(400, 'The body is not UTF-8 text.');
  }
}

function parseJson(text: string): unknown {
  const value = parsed(text);
  if (isTooDeep(value)) throw problem(400, `The body is nested more than ${DEEPEST} levels deep.`);
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw problem(400, 'The body is not valid JSON.');
  }
}

const DEEPEST = 64;

/** Level by level, because recursion is what a deep document breaks, here and in the database. */
function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    // Loops, where flatMap takes five times as long over a batch.
    const below: unknown[] = [];
    for (const each of level) {
      if (typeof each !== 'object' || each === null) continue;
      for (const member of Object.values(each)) below.push(member);
    }
    level = below;
  }
  return false;
}
