import { getIdentity } from '@/lib/contract/endpoints/identities';
import type { Context } from '../../context';
import { findIdentity } from './find-identity';

/** Of an identity that is here or kept by a remote API. */
export async function identityName(ctx: Context, identityId: string): Promise<string> {
  if (!ctx.identityApi) return (await findIdentity(ctx, identityId)).name;
  return (await ctx.identityApi.call(getIdentity, { params: { identityId } })).data.name;
}
