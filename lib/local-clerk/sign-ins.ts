import { createId } from './identifiers';

const MOST_KEPT = 1_000;
const LIFETIME_MS = 30 * 60 * 1000;

export interface SignIn {
  id: string;
  clientId: string;
  userId: string;
  identifier: string;
  createdSessionId: string | null;
  createdAt: number;
}

/** Sign-ins under way. They live in memory only: after a restart the visitor types the password again. */
export class SignIns {
  #byId = new Map<string, SignIn>();

  constructor(private readonly now: () => number) {}

  start(clientId: string, user: { id: string; email: string }): SignIn {
    const signIn = {
      id: createId('sia'),
      clientId,
      userId: user.id,
      identifier: user.email,
      createdSessionId: null,
      createdAt: this.now(),
    };
    this.#byId.set(signIn.id, signIn);
    const [oldest] = this.#byId.keys();
    if (this.#byId.size > MOST_KEPT && oldest !== undefined) this.#byId.delete(oldest);
    return signIn;
  }

  find(id: string, clientId: string): SignIn | null {
    const signIn = this.#byId.get(id);
    if (signIn?.clientId !== clientId || this.now() - signIn.createdAt > LIFETIME_MS) return null;
    return signIn;
  }

  /** The one that the sign-in page goes on with after a reload. */
  findOpen(clientId: string): SignIn | null {
    const open = [...this.#byId.values()].filter((signIn) => signIn.createdSessionId === null);
    return open.reverse().find((signIn) => this.find(signIn.id, clientId) !== null) ?? null;
  }
}
