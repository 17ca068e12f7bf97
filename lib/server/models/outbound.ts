import dns from 'node:dns';
import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { boundedBy, boundedFetch } from '../chat/bounded-fetch';
import { ModelFault } from '../chat/model-fault';
import { isPublicAddress } from './public-address';

/** How requests go to addresses that people enter. */
export interface Outbound {
  /** Why nothing is sent to an address, in a few words for its field; undefined: it may be. */
  refusal(url: string): Promise<string | undefined>;
  fetch: typeof fetch;
}

/** For people who own this machine: what they could reach from here anyway they may enter. */
export const anywhere: Outbound = { refusal: async () => undefined, fetch: boundedFetch };

export const REFUSED_ADDRESS =
  'must be on the public internet: loopback, private and link-local addresses are refused on this server';

export interface Network {
  lookup: typeof dns.lookup;
  isPublic(address: string): boolean;
}

/**
 * For a server that many organisations share: its own network is closed to them. The address is checked when the
 * connection is made too, so that a name cannot lead elsewhere later.
 */
export function publicOnly(
  { lookup, isPublic }: Network = { lookup: dns.lookup, isPublic: isPublicAddress },
): Outbound {
  const guarded: LookupFunction = (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      if (!found.every(({ address }) => isPublic(address))) return done(new ModelFault(closedText), []);
      const [first] = found;
      if (options.all) done(null, found);
      else done(null, first?.address ?? '', first?.family);
    });
  };
  return {
    async refusal(url) {
      const host = hostOf(url);
      if (isIP(host)) return isPublic(host) ? undefined : REFUSED_ADDRESS;
      const found = await new Promise<{ address: string }[]>((resolve) =>
        lookup(host, { all: true }, (error, addresses) => resolve(error ? [] : addresses)),
      );
      return found.every(({ address }) => isPublic(address)) ? undefined : REFUSED_ADDRESS;
    },
    fetch: boundedBy(fetchThrough(guarded, isPublic)),
  };
}

const closedText = `The provider’s address ${REFUSED_ADDRESS}.`;

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '');
}

/** The platform's fetch does not let one see the address before it connects. */
function fetchThrough(lookup: LookupFunction, isPublic: Network['isPublic']): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const host = hostOf(request.url);
    if (isIP(host) && !isPublic(host)) throw new ModelFault(closedText);
    const { method, signal } = request;
    const headers = Object.fromEntries(request.headers);
    const body = Buffer.from(await request.arrayBuffer());
    return responseOf(await send(request.url, { method, signal, headers, lookup }, body));
  };
}

function send(url: string, options: RequestOptions, body: Buffer): Promise<IncomingMessage> {
  const { request } = url.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    request(url, options, resolve).on('error', reject).end(body);
  });
}

const BODILESS = [204, 205, 304];

function responseOf(message: IncomingMessage): Response {
  const { statusCode: status = 502 } = message;
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headersDistinct)) {
    for (const each of value ?? []) headers.append(name, each);
  }
  if (BODILESS.includes(status)) {
    message.resume();
    return new Response(null, { status, headers });
  }
  // Node's own stream type and the platform's are the same thing under two names.
  return new Response(Readable.toWeb(message) as ReadableStream<Uint8Array>, { status, headers });
}
