import * as z from 'zod';
import { replyList } from './common';

const organization = z
  .object({
    id: z.string(),
    name: z.string(),
    slug: z.string().optional(),
    role: z.string(),
    member_count: z.int(),
    created_at: z.string(),
  })
  .meta({ id: 'OrgResponse' });

export const me = z
  .object({ user_id: z.string(), email: z.string(), orgs: replyList(organization) })
  .meta({ id: 'MeResponse' });

export type Me = z.infer<typeof me>;
