import { Status, type StatusKind } from '../ui/status';

const levels = new Map<string, { kind: StatusKind; word: string }>([
  ['LOW', { kind: 'inactive', word: 'Low' }],
  ['MED', { kind: 'pending', word: 'Medium' }],
  ['HIGH', { kind: 'warning', word: 'High' }],
  ['OVER', { kind: 'failed', word: 'Overload' }],
]);

/** The word of a level of stress; a remote API's own words stay as they are. */
export function stressWord(state: string): string {
  return levels.get(state)?.word ?? state;
}

/** The glyph of a level of stress. */
export function stressKind(state: string): StatusKind {
  return levels.get(state)?.kind ?? 'pending';
}

/** A level of stress as glyph and word. Calm is quiet, so that the others stand out of a list. */
export function StressStatus({ state, tinted }: { state: string; tinted?: boolean }) {
  return (
    <Status kind={stressKind(state)} tinted={tinted}>
      {stressWord(state)}
    </Status>
  );
}
