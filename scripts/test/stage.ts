/** What a stage found. `note` is shown beside its name. */
export type Result = { passed: number; failed: number; note?: string };

export type Stage = {
  name: string;
  title: string;
  /** Stages that must not have failed before this one makes sense. */
  needs?: string[];
  run(): Promise<Result>;
};

export const ok: Result = { passed: 1, failed: 0 };

export function failure(note: string): Result {
  return { passed: 0, failed: 1, note };
}

export const isCi = process.env.CI === 'true' || process.env.CI === '1';

/** Something this machine lacks: on a developer's it is said and passed over, in CI nothing is. */
export function missing(what: string): Result {
  return isCi ? failure(`${what}; CI must not skip it`) : { passed: 0, failed: 0, note: `skipped: ${what}` };
}
