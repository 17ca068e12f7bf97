const WINDOW_MS = 60_000;
const MOST_PER_ACCOUNT = 5;
const MOST_OVERALL = 120;

/**
 * Counts sign-in attempts of the last minute. An attempt is counted before the password is checked,
 * so that parallel guesses cannot slip through; the right password clears its account's count.
 */
export class AttemptLimiter {
  #overall: number[] = [];
  #byAccount = new Map<string, number[]>();

  constructor(private readonly now: () => number) {}

  /** Seconds to wait, or null when the attempt may go on. */
  takeOverall(): number | null {
    this.#overall = this.recent(this.#overall);
    const wait = this.waitFor(this.#overall, MOST_OVERALL);
    if (wait === null) this.#overall.push(this.now());
    return wait;
  }

  /** Only known accounts are counted by name, so the map cannot be filled from outside. */
  takeForAccount(userId: string): number | null {
    const attempts = this.recent(this.#byAccount.get(userId) ?? []);
    const wait = this.waitFor(attempts, MOST_PER_ACCOUNT);
    if (wait === null) attempts.push(this.now());
    this.#byAccount.set(userId, attempts);
    return wait;
  }

  clearAccount(userId: string): void {
    this.#byAccount.delete(userId);
  }

  private recent(times: number[]): number[] {
    const oldest = this.now() - WINDOW_MS;
    return times.filter((time) => time > oldest);
  }

  private waitFor(times: number[], most: number): number | null {
    const first = times[times.length - most];
    return first === undefined ? null : Math.max(1, Math.ceil((first + WINDOW_MS - this.now()) / 1000));
  }
}
