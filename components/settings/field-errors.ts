import type { Problem } from '@/lib/contract/problem';

/** What a problem says of a form's own fields: `body.name` or `body.scopes.0` belong to `name` and `scopes`. */
export function fieldErrors<F extends string>(problem: Problem, fields: readonly F[]) {
  return (problem.errors ?? []).flatMap(({ location = '', message = 'is not valid' }) => {
    const member = location.replace(/^(?:body\.)+/, '').split(/[.[]/)[0];
    const field = fields.find((known) => known === member);
    return field ? [{ field, message }] : [];
  });
}
