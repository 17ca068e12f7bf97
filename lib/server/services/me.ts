import type { Me } from '@/lib/contract/me';
import type { Context } from '../context';
import { problem } from '../problems';

/** The signed-in user and the organisations, as Clerk's Backend API knows them now. */
export async function getMe(ctx: Context): Promise<Me> {
  const { userId } = ctx.caller;
  try {
    const [person, organizations] = await Promise.all([
      ctx.directory.person(userId),
      ctx.directory.organizations(userId),
    ]);
    return {
      user_id: userId,
      email: person.email,
      orgs: organizations.map(({ memberCount, createdAt, ...same }) => ({
        ...same,
        member_count: memberCount,
        created_at: createdAt,
      })),
    };
  } catch (error) {
    ctx.log.warn({ requestId: ctx.requestId, error: String(error) }, 'the directory could not be read');
    throw problem(503, 'The user directory cannot be reached right now.');
  }
}
