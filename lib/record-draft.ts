/** Unsaved changes of a record that somebody else may change too, member by member. */

/** Changed members only: what they were when the change began, and what they are to become. */
export interface RecordDraft<T> {
  base: Partial<T>;
  values: Partial<T>;
}

export interface Drafts<T extends object> {
  members: readonly (keyof T & string)[];
  isSame(member: keyof T & string, one: unknown, other: unknown): boolean;
  changedMembers(from: T, to: T): (keyof T & string)[];
  pickMembers(record: T, members: readonly (keyof T & string)[]): Partial<T>;
  /** Null when nothing is changed. */
  draftOf(base: T, values: T): RecordDraft<T> | null;
  /**
   * Puts a draft on what is stored now. Members that somebody else changed meanwhile, and not to the same,
   * are conflicts: the draft's value stays in them until the reader decides.
   */
  rebase(draft: RecordDraft<T> | null, stored: T): { values: T; conflicts: (keyof T & string)[] };
}

/** Values are compared as JSON unless the record says otherwise. */
export function draftsOf<T extends object>(
  members: readonly (keyof T & string)[],
  isSame: Drafts<T>['isSame'] = (_member, one, other) => JSON.stringify(one) === JSON.stringify(other),
): Drafts<T> {
  type Member = keyof T & string;
  const changedMembers = (from: T, to: T) =>
    members.filter((member) => !isSame(member, from[member], to[member]));
  const pickMembers = (record: T, wanted: readonly Member[]) =>
    Object.fromEntries(wanted.map((member) => [member, record[member]])) as Partial<T>;
  return {
    members,
    isSame,
    changedMembers,
    pickMembers,
    draftOf(base, values) {
      const changed = changedMembers(base, values);
      if (changed.length === 0) return null;
      return { base: pickMembers(base, changed), values: pickMembers(values, changed) };
    },
    rebase(draft, stored) {
      if (!draft) return { values: stored, conflicts: [] };
      const conflicts = members.filter(
        (member) =>
          member in draft.values &&
          !isSame(member, draft.base[member], stored[member]) &&
          !isSame(member, draft.values[member], stored[member]),
      );
      return { values: { ...stored, ...draft.values }, conflicts };
    },
  };
}

/** The texts of a draft that was left in this browser; null when it makes no sense any more. */
export function parseKeptTexts<T extends object>(
  content: unknown,
  members: readonly (keyof T & string)[],
): RecordDraft<T> | null {
  const textsIn = (holder: unknown): Partial<T> | null => {
    if (typeof holder !== 'object' || holder === null) return null;
    const entries = members.flatMap((member) => {
      const value: unknown = Reflect.get(holder, member);
      return typeof value === 'string' ? [[member, value]] : [];
    });
    return Object.fromEntries(entries);
  };
  if (typeof content !== 'object' || content === null) return null;
  const base = textsIn(Reflect.get(content, 'base'));
  const values = textsIn(Reflect.get(content, 'values'));
  return base && values && Object.keys(values).length > 0 ? { base, values } : null;
}
