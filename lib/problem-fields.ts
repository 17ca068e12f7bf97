import type { Problem } from './contract/problem';

/**
 * What is wrong with each field of a form, by the member's name: `body.name` and `body.speech_patterns[2]`
 * belong to `name` and `speech_patterns`.
 */
export function problemFields<F extends string>(
  problem: Problem,
  fields: readonly F[],
): Partial<Record<F, string>> {
  const found: Partial<Record<F, string>> = {};
  for (const { location = '', message } of problem.errors ?? []) {
    const path = location.replace(/^(?:body\.)+/, '');
    const field = fields.find(
      (name) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`),
    );
    if (field && message) found[field] ??= message;
  }
  return found;
}
