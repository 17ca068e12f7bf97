import { and, eq } from 'drizzle-orm';
import type { Log } from '@/lib/log';
import type { Store } from '../../store/connect';
import { testerTurns } from '../../store/schema/tester';
import { runningTurns } from './running-turns';
import { cutTurn, isLeft } from './turn-rows';

const SETTLE_MS = 3000;

/** Ends what processes that are gone left running. The embedded database has one process: all it finds was left. */
export async function cutLeftTurns({ db, kind }: Store, log: Log): Promise<void> {
  const left = kind === 'pglite' ? eq(testerTurns.status, 'running') : and(isLeft);
  const { tenantId, agentId, turnId } = testerTurns;
  const rows = await db.select({ tenantId, agentId, turnId }).from(testerTurns).where(left);
  for (const row of rows) if (!runningTurns(db).get(row)) await cutTurn(db, row);
  if (rows.length > 0)
    log.info({ turns: rows.length }, 'answers that a stopped process left are marked as cut');
}

/** Lets answers end by themselves for a moment, and cuts the rest: what came so far is kept. */
export async function settleTurns({ db }: Store): Promise<void> {
  const { all } = runningTurns(db);
  if (all.length === 0) return;
  const over = Promise.all(all.map((turn) => turn.over));
  const timer = setTimeout(() => {
    for (const turn of all) turn.cut();
  }, SETTLE_MS);
  await over;
  clearTimeout(timer);
}
