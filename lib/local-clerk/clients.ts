import { createClientToken, createId, hashClientToken } from './identifiers';
import type { ClientRecord, StateFile } from './state';

const MOST_WAITING = 1_000;

/**
 * A client is one browser. It is kept in memory until somebody signs in with it, so that visitors
 * without a password never grow the file.
 */
export class Clients {
  #waiting = new Map<string, ClientRecord>();

  constructor(
    private readonly state: StateFile,
    private readonly now: () => number,
  ) {}

  find(token: string): ClientRecord | null {
    const hash = hashClientToken(token);
    return (
      this.state.data.clients.find((client) => client.tokenHash === hash) ?? this.#waiting.get(hash) ?? null
    );
  }

  create(): { client: ClientRecord; token: string } {
    const token = createClientToken();
    const time = this.now();
    const client = {
      id: createId('client'),
      tokenHash: hashClientToken(token),
      createdAt: time,
      updatedAt: time,
    };
    this.#waiting.set(client.tokenHash, client);
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size > MOST_WAITING && oldest !== undefined) this.#waiting.delete(oldest);
    return { client, token };
  }

  /** A new token at sign-in makes one that was planted in the browser beforehand worthless. */
  keep(client: ClientRecord): string {
    const token = createClientToken();
    this.#waiting.delete(client.tokenHash);
    client.tokenHash = hashClientToken(token);
    client.updatedAt = this.now();
    if (!this.state.data.clients.includes(client)) this.state.data.clients.push(client);
    return token;
  }
}
