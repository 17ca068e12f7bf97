import { createId } from './identifiers';
import type { SessionRecord, StateFile } from './state';

const LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;
/** Ended sessions stay a day, so that a browser left open learns that its session ended. */
const KEEP_ENDED_MS = 24 * 60 * 60 * 1000;
const TOUCH_EVERY_MS = 60_000;

export type EndedStatus = Exclude<SessionRecord['status'], 'active'>;

export class Sessions {
  constructor(
    private readonly state: StateFile,
    private readonly now: () => number,
  ) {}

  find(id: string): SessionRecord | null {
    return this.state.data.sessions.find((session) => session.id === id) ?? null;
  }

  isActive(session: SessionRecord): boolean {
    return session.status === 'active' && session.expireAt > this.now();
  }

  /** Newest first: Clerk calls the first one the client's last active session. */
  listActive(clientId: string): SessionRecord[] {
    return this.state.data.sessions
      .filter((session) => session.clientId === clientId && this.isActive(session))
      .sort((left, right) => right.createdAt - left.createdAt);
  }

  start(input: {
    clientId: string;
    userId: string;
    organizationId?: string | null;
    origin: string | null;
  }): SessionRecord {
    const time = this.now();
    const first = this.state.data.memberships.find((membership) => membership.userId === input.userId);
    const session: SessionRecord = {
      id: createId('sess'),
      clientId: input.clientId,
      userId: input.userId,
      status: 'active',
      organizationId:
        input.organizationId === undefined ? (first?.organizationId ?? null) : input.organizationId,
      origin: input.origin,
      createdAt: time,
      updatedAt: time,
      lastActiveAt: time,
      expireAt: time + LIFETIME_MS,
    };
    this.state.data.sessions.push(session);
    const user = this.state.data.users.find((candidate) => candidate.id === input.userId);
    if (user) user.lastSignInAt = time;
    this.forgetOld();
    this.state.save();
    return session;
  }

  end(sessions: SessionRecord[], status: EndedStatus): void {
    for (const session of sessions) {
      session.status = status;
      session.updatedAt = this.now();
    }
    this.state.save();
  }

  /** Saves a switch of organisation at once, mere activity at most once a minute. */
  touch(session: SessionRecord, organizationId: string | null): void {
    const time = this.now();
    const switched = session.organizationId !== organizationId;
    const isStale = time - session.lastActiveAt >= TOUCH_EVERY_MS;
    if (!switched && !isStale) return;
    session.organizationId = organizationId;
    session.lastActiveAt = time;
    if (switched) session.updatedAt = time;
    this.state.save();
  }

  private forgetOld(): void {
    const { data } = this.state;
    const oldest = this.now() - KEEP_ENDED_MS;
    data.sessions = data.sessions.filter(
      (session) => (session.status === 'active' ? session.expireAt : session.updatedAt) > oldest,
    );
    const inUse = new Set(data.sessions.map((session) => session.clientId));
    data.clients = data.clients.filter((client) => inUse.has(client.id));
  }
}
