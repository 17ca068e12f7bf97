import type { Context as HonoContext } from 'hono';
import type * as z from 'zod';
import type { Endpoint } from '@/lib/contract/endpoint';
import type { ProblemDetail } from '@/lib/contract/problem';
import { invalid, problem } from './problems';

type Place = 'path' | 'query' | 'body';

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
  return [{ location: at(place, issue.path), message: issue.message, ...shown(issue.input) }];
}

function at(place: Place, path: PropertyKey[]): string {
  return [place, ...path.map(String)].join('.').slice(0, 200);
}

/** What was sent, short: never a whole document. */
function shown(value: unknown): { value?: unknown } {
  if (value === undefined) return {};
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return { value };
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { value: text.length > 100 ? `${text.slice(0, 99)}…` : text };
}

export async function readJson(c: HonoContext, endpoint: Endpoint): Promise<unknown> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  const text = await readText(c);
  if (text === '' && endpoint.bodyOptional) return {};
  if (type !== 'application/json') throw problem(415, 'Send the body as application/json.');
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || !('$schema' in value)) return value;
  const { $schema: _dropped, ...members } = value;
  return members;
}

async function readText(c: HonoContext): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await c.req.arrayBuffer());
  } catch {
    throw problem(400, 'The body is not UTF-8 text.');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw problem(400, 'The body is not valid JSON.');
  }
}
