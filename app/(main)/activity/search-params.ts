import { type ActivityVerb, activityVerb } from '@/lib/contract/dashboard';

type SearchParams = Record<string, string | string[] | undefined>;

/** The verb that the list is filtered by. One that does not exist is left out, as if it had not been given. */
export function readVerb(params: SearchParams): ActivityVerb | undefined {
  return activityVerb.safeParse(params.verb).data;
}
