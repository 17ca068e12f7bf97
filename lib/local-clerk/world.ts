import { AttemptLimiter } from './attempt-limiter';
import { Clients } from './clients';
import { Sessions } from './sessions';
import { SignIns } from './sign-ins';
import type { SessionRecord, StateFile } from './state';
import { loadSigningKey, type SigningKey, signSessionToken } from './tokens';

/** Everything a request handler may use. */
export interface World {
  state: StateFile;
  key: SigningKey;
  clients: Clients;
  sessions: Sessions;
  signIns: SignIns;
  limiter: AttemptLimiter;
  now(): number;
  log(line: string): void;
}

export function createWorld(state: StateFile, now: () => number, log: (line: string) => void): World {
  return {
    state,
    key: loadSigningKey(state.data.signingKey),
    clients: new Clients(state, now),
    sessions: new Sessions(state, now),
    signIns: new SignIns(now),
    limiter: new AttemptLimiter(now),
    now,
    log,
  };
}

/** The role is looked up at each minting, so a changed membership shows within a token's minute. */
export function mintToken(
  world: World,
  session: SessionRecord,
  options: { origin: string | null; organizationId?: string | null; lifetimeSeconds?: number },
): string {
  const { data } = world.state;
  const wanted = options.organizationId === undefined ? session.organizationId : options.organizationId;
  const organization = data.organizations.find((candidate) => candidate.id === wanted);
  const membership = data.memberships.find(
    (candidate) => candidate.userId === session.userId && candidate.organizationId === wanted,
  );
  return signSessionToken(world.key, {
    userId: session.userId,
    sessionId: session.id,
    azp: options.origin,
    organization:
      organization && membership
        ? { id: organization.id, slug: organization.slug, role: membership.role }
        : null,
    now: world.now(),
    signedInAt: session.createdAt,
    lifetimeSeconds: options.lifetimeSeconds,
  });
}
