import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../context';
import { agents } from '../../store/schema/agents';
import { identityAttachments } from '../../store/schema/identities';
import type { Change } from '../activity/record-change';
import type { IdentityRow } from './find-identity';

/** What every activity row of an identity says of it, and of the agent that it is attached to. */
export async function aboutIdentity(
  tx: Tx,
  { tenantId, identityId, name }: IdentityRow,
): Promise<Pick<Change, 'object' | 'agentId' | 'projectId'>> {
  const [attached] = await tx
    .select({ agentId: identityAttachments.agentId, projectId: agents.projectId })
    .from(identityAttachments)
    .leftJoin(
      agents,
      and(eq(agents.tenantId, identityAttachments.tenantId), eq(agents.agentId, identityAttachments.agentId)),
    )
    .where(and(eq(identityAttachments.tenantId, tenantId), eq(identityAttachments.identityId, identityId)));
  return { object: { type: 'identity', id: identityId, name }, ...attached };
}
