import type { forks } from '../../store/schema/forks';

/** One copy of an agent: the job and, when it is complete, the lineage. */
export type ForkRow = typeof forks.$inferSelect;
