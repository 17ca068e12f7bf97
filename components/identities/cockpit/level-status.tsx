import { Status, StatusGlyph, type StatusKind } from '../../ui/status';
import { StressStatus, stressKind, stressWord } from '../stress-status';

/** Each word of drift has the glyph that the same word of stress has. */
const drifts = new Map<string, { kind: StatusKind; word: string }>([
  ['NONE', { kind: 'inactive', word: 'None' }],
  ['LOW', { kind: 'inactive', word: 'Low' }],
  ['MED', { kind: 'pending', word: 'Medium' }],
  ['HIGH', { kind: 'warning', word: 'High' }],
]);

type Scale = 'stress' | 'drift';

/** The word of a level; another API's own stay as they are. */
export function levelWord(scale: Scale, level: string): string {
  return scale === 'stress' ? stressWord(level) : (drifts.get(level)?.word ?? level);
}

/** A level of stress or drift as glyph and word. */
export function LevelStatus({ scale, level }: { scale: Scale; level: string }) {
  if (scale === 'stress') return <StressStatus state={level} />;
  return <Status kind={drifts.get(level)?.kind ?? 'pending'}>{levelWord(scale, level)}</Status>;
}

/** The glyph alone, where a chart marks that the level was entered; the legend has its word. */
export function LevelMark({ level }: { level: string }) {
  return <StatusGlyph kind={stressKind(level)} className="block" />;
}
