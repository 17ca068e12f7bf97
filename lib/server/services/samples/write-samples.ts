import type { Person, Tx } from '../../context';

export interface SampleOwner {
  tenantId: string;
  projectId: string;
  userId: string;
  owner: Person;
}

/** Writes the sample agents into a project; answers how many rows of each kind. */
export async function writeSamples(_tx: Tx, _owner: SampleOwner): Promise<Record<string, number>> {
  return { agents: 0 };
}
