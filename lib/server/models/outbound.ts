import dns from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { boundedFetch } from '../chat/bounded-fetch';
import { ModelFault } from '../chat/model-fault';
import { isPublicAddress } from './public-address';

/** How requests go to addresses that people enter. */
export interface Outbound {
  /** Why nothing is sent to an address, in a few words for its field; undefined: it may be. */
  refusal(url: string): Promise<string | undefined>;
  fetch: typeof fetch;
}

/** For people who own this machine: what they could reach from here anyway they may enter. */
export const anywhere: Outbound = { refusal: async () => undefined, fetch: boundedFetch() };

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
    fetch: fetchThrough(guarded, isPublic),
  };
}

const closedText = `The provider’s address ${REFUSED_ADDRESS}.`;

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '');
}

/** An address that is no name is not looked up, so it is looked at here. */
function fetchThrough(lookup: LookupFunction, isPublic: Network['isPublic']): typeof fetch {
  const send = boundedFetch({ lookup });
  return async (input, init) => {
    const host = hostOf(input instanceof Request ? input.url : String(input));
    if (isIP(host) && !isPublic(host)) throw new ModelFault(closedText);
    return send(input, init);
  };
}
