import { Validator } from '@cfworker/json-schema';

export interface ArgumentProblem {
  /** `doors.0`; empty for the arguments as a whole. */
  place: string;
  message: string;
}

const MOST_PROBLEMS = 20;

/** Holds arguments against the schema of a tool. It compiles nothing: no code is made from the schema. */
export function checkArguments(schema: unknown, value: unknown): ArgumentProblem[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { errors } = new Validator(schema, '2020-12', false).validate(value);
  // A fault inside is reported once more by everything around it.
  const innermost = errors.filter(
    ({ keywordLocation: place }) => !errors.some((other) => other.keywordLocation.startsWith(`${place}/`)),
  );
  const problems = innermost.map(({ keyword, instanceLocation, error }) => {
    const missing = keyword === 'required' ? /property "(.*)"\.$/s.exec(error)?.[1] : undefined;
    const steps = instanceLocation.split('/').slice(1).map(unescapeStep);
    if (missing !== undefined) return { place: [...steps, missing].join('.'), message: 'is missing' };
    return { place: steps.join('.'), message: error };
  });
  const seen = new Map(problems.map((problem) => [`${problem.place}\n${problem.message}`, problem]));
  return [...seen.values()].slice(0, MOST_PROBLEMS);
}

function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
