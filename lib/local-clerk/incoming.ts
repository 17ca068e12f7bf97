import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { ApiError, missingParameter } from './api-error';

/** Sign-in bodies are a few hundred bytes; anything near this size is a mistake or an attack. */
const MOST_BODY_BYTES = 64 * 1024;

export interface Incoming {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  cookies: Map<string, string>;
  body: Map<string, string>;
}

export async function readIncoming(request: IncomingMessage): Promise<Incoming> {
  const [rawPath = '/', rawQuery = ''] = splitOnce(request.url ?? '/', '?');
  const query = new URLSearchParams(rawQuery);
  const sent = request.method ?? 'GET';
  const body = sent === 'GET' || sent === 'HEAD' ? new Map<string, string>() : await readBody(request);
  return {
    // clerk-js sends every change as POST and names the real method in the query.
    method: sent === 'POST' ? (query.get('_method')?.toUpperCase() ?? 'POST') : sent,
    path: decodePath(rawPath),
    query,
    headers: request.headers,
    cookies: parseCookies(request.headers.cookie),
    body,
  };
}

export function requireText(body: Map<string, string>, name: string): string {
  const value = body.get(name);
  if (value === undefined || value === '') throw missingParameter(name);
  return value;
}

export function singleHeader(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new ApiError(400, 'request_path_invalid', 'The path is not correctly encoded');
  }
}

function parseCookies(header: string | undefined): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of header?.split(';') ?? []) {
    const [name = '', value] = splitOnce(pair.trim(), '=');
    if (value !== undefined && !cookies.has(name)) cookies.set(name, value);
  }
  return cookies;
}

async function readBody(request: IncomingMessage): Promise<Map<string, string>> {
  const text = await readText(request);
  if (text === '') return new Map();
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/x-www-form-urlencoded') return new Map(new URLSearchParams(text));
  if (type === 'application/json') return parseJsonBody(text);
  throw new ApiError(415, 'unsupported_content_type', 'Send a form or JSON');
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MOST_BODY_BYTES) throw new ApiError(413, 'request_body_too_large', 'The body is too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Nested members are never needed here and are left out; null is Clerk's word for "none". */
function parseJsonBody(text: string): Map<string, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new ApiError(400, 'request_body_invalid', 'The body is not valid JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new ApiError(400, 'request_body_invalid', 'The body must be a JSON object');
  }
  const body = new Map<string, string>();
  for (const [name, value] of Object.entries(parsed)) {
    if (value === null) body.set(name, '');
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      body.set(name, String(value));
    }
  }
  return body;
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
