import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../store/connect';
import { testerTurns } from '../../store/schema/tester';
import type { RunningTurn } from './running-turn';
import type { TurnKey } from './turn-rows';

const BEAT_MS = 500;

/** The answers that this process holds over one database, whatever becomes of the requests that asked for them. */
export class RunningTurns {
  /** Of this process, in the rows of what it holds. */
  readonly holder = randomUUID();
  private readonly held = new Map<string, RunningTurn>();
  private timer: NodeJS.Timeout | undefined;
  private beating: Promise<void> | undefined;

  constructor(private readonly db: Database) {}

  get(key: TurnKey): RunningTurn | undefined {
    return this.held.get(nameOf(key));
  }

  get all(): RunningTurn[] {
    return [...this.held.values()];
  }

  hold(turn: RunningTurn): void {
    const name = nameOf(turn.key);
    this.held.set(name, turn);
    this.timer ??= setInterval(() => this.beatOnce(), BEAT_MS).unref();
    void turn.over.finally(() => {
      this.held.delete(name);
      if (this.held.size > 0) return;
      clearInterval(this.timer);
      this.timer = undefined;
    });
  }

  private beatOnce(): void {
    this.beating ??= this.beat()
      .catch(() => {
        // The database is away for a moment; others wait longer than that before they think this one dead.
      })
      .finally(() => {
        this.beating = undefined;
      });
  }

  /** One statement for all: says that they are held, and hears who was asked to stop and who is gone. */
  private async beat(): Promise<void> {
    const before = this.all;
    const rows = await this.db
      .update(testerTurns)
      .set({ heartbeatAt: sql`clock_timestamp()` })
      .where(and(eq(testerTurns.holder, this.holder), eq(testerTurns.status, 'running')))
      .returning({
        tenantId: testerTurns.tenantId,
        agentId: testerTurns.agentId,
        turnId: testerTurns.turnId,
        stopRequestedAt: testerTurns.stopRequestedAt,
      });
    const seen = new Map(rows.map((row) => [nameOf(row), row]));
    for (const turn of before) {
      const row = seen.get(nameOf(turn.key));
      if (!row) turn.lose();
      else if (row.stopRequestedAt) turn.stop();
    }
  }
}

function nameOf({ tenantId, agentId, turnId }: TurnKey): string {
  return `${tenantId}/${agentId}/${turnId}`;
}

/** Next loads this module more than once; what a process holds over a database is one. */
export function runningTurns(db: Database): RunningTurns {
  const home = homes();
  const known = home.get(db) ?? new RunningTurns(db);
  home.set(db, known);
  return known;
}

function homes(): WeakMap<Database, RunningTurns> {
  const home = globalThis as unknown as Record<symbol, WeakMap<Database, RunningTurns> | undefined>;
  const key = Symbol.for('troupe.tester');
  home[key] ??= new WeakMap();
  return home[key];
}
