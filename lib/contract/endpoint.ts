import type * as z from 'zod';

/** What a schema gives after parsing. Reads `_zod` directly: far fewer type instantiations. */
export type Output<S> = S extends { _zod: { output: infer O } } ? O : undefined;
/** What a schema takes before parsing. */
export type Input<S> = S extends { _zod: { input: infer I } } ? I : undefined;

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** What a caller must be allowed to do. Members read and write; admins do all three. */
export type Scope = 'read' | 'write' | 'admin';

/** One operation of a wire contract, as data: server, client and OpenAPI document are made from it. */
export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType | undefined = z.ZodType | undefined,
  R extends z.ZodType | undefined = z.ZodType | undefined,
> {
  /** operationId, unique in its contract. */
  id: string;
  method: Method;
  /** Path under the contract's base, with `{param}` places. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  params: P;
  /** Unknown query members are ignored. */
  query: Q;
  body: B;
  /** Undefined: 204 with no body. */
  reply: R;
  /** The reply is a stream of events, each of which is one `reply`. */
  stream?: boolean;
  /** The reply is a file, written as it is read, of one of these media types; `reply` is its text. */
  file?: string[];
  scope: Scope;
  /** `session`: only a signed-in person; a valid API key gets 403. */
  auth: 'any' | 'session';
  /** Request headers that the operation reads, for the document. */
  headers?: Record<string, string>;
  /** The body may be left out. */
  bodyOptional?: boolean;
  /** Bytes that the body may have; 1 MiB unless said otherwise. */
  bodyLimit?: number;
}

export type ParamsOf<E extends Endpoint> = Output<E['params']>;
export type QueryOf<E extends Endpoint> = Output<E['query']>;
export type BodyOf<E extends Endpoint> = Output<E['body']>;
export type ReplyOf<E extends Endpoint> = Output<E['reply']>;

export function defineEndpoint<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType | undefined,
  R extends z.ZodType | undefined,
>(endpoint: Endpoint<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return endpoint;
}
