'use client';

import { ArrowDown } from 'lucide-react';
import { memo, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { Button } from '../ui/button';
import { Spinner } from '../ui/spinner';
import { isRunning, type ShownTurn } from './shown-turn';
import { SpokenAnswer } from './spoken-answer';
import { GROUP, useTurnWindow } from './turn-window';

/** This near to the first turn that is read, the ones before are. */
const NEAR_PX = 1500;

interface TurnListProps {
  /** Spoken name. */
  label: string;
  turns: readonly ShownTurn[];
  hasOlder: boolean;
  reading: boolean;
  onOlder(): void;
  /** Must stay the same function while it draws the same. */
  draw(turn: ShownTurn): ReactNode;
  /** Instead of turns, while there are none. */
  empty: ReactNode;
}

/** The turns of a conversation, of which those in sight are drawn. */
export function TurnList({ label, turns, hasOlder, reading, onOlder, draw, empty }: TurnListProps) {
  const scroller = useRef<HTMLElement>(null);
  const groups = useMemo(() => groupsOf(turns), [turns]);
  const view = useTurnWindow(scroller, groups);
  const last = turns.at(-1);
  useEffect(() => {
    const box = scroller.current;
    if (!box || !hasOlder || reading) return;
    const look = () => box.scrollTop < NEAR_PX && onOlder();
    look();
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  }, [hasOlder, reading, onOlder]);
  return (
    <div className="relative flex min-h-0 grow flex-col">
      <section
        ref={scroller}
        data-turns
        aria-label={label}
        aria-busy={last !== undefined && isRunning(last)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
        tabIndex={0}
        className="focus-inset min-h-0 grow overflow-y-auto overscroll-contain [overflow-anchor:none]"
      >
        <div className="flow-root px-3 md:px-4">
          {(hasOlder || reading) && (
            <p className="flex h-8 items-center gap-2 text-meta text-muted">
              <Spinner />
              {turns.length > 0 ? 'Reading earlier turns' : 'Reading the conversation'}
            </p>
          )}
          {turns.length === 0 && !reading && empty}
          <div style={{ height: view.before }} />
          {groups.slice(view.from, view.to).map((group) => (
            <TurnGroup key={group.key} groupKey={group.key} turns={group.turns} draw={draw} />
          ))}
          <div style={{ height: view.after }} />
        </div>
      </section>
      {!view.isEndSeen && turns.length > 0 && (
        <Button
          size="small"
          className="absolute! bottom-2 self-center shadow-float"
          onClick={() => {
            view.toEnd();
            scroller.current?.focus({ preventScroll: true });
          }}
        >
          <ArrowDown aria-hidden="true" />
          Newest
        </Button>
      )}
      {/* It must be there before the first answer is, or that one is not heard. */}
      <div role="log" aria-live="polite" aria-label="The answer, as it comes" className="sr-only">
        {last && <SpokenAnswer key={last.turn.turn_id} shown={last} />}
      </div>
    </div>
  );
}

interface Group {
  key: number;
  size: number;
  turns: ShownTurn[];
}

function groupsOf(turns: readonly ShownTurn[]): Group[] {
  const groups: Group[] = [];
  for (const each of turns) {
    const key = Math.floor(each.turn.position / GROUP);
    const last = groups.at(-1);
    if (last?.key === key) {
      last.turns.push(each);
      last.size += 1;
    } else groups.push({ key, size: 1, turns: [each] });
  }
  return groups;
}

interface TurnGroupProps {
  groupKey: number;
  turns: readonly ShownTurn[];
  draw(turn: ShownTurn): ReactNode;
}

const TurnGroup = memo(
  function TurnGroup({ groupKey, turns, draw }: TurnGroupProps) {
    return (
      <div data-group={groupKey} className="flow-root">
        {turns.map((each) => (
          <Drawn key={each.turn.turn_id} turn={each} draw={draw} />
        ))}
      </div>
    );
  },
  (one, other) =>
    one.draw === other.draw &&
    one.groupKey === other.groupKey &&
    one.turns.length === other.turns.length &&
    one.turns.every((turn, index) => turn === other.turns[index]),
);

const Drawn = memo(function Drawn({ turn, draw }: { turn: ShownTurn; draw: TurnGroupProps['draw'] }) {
  return draw(turn);
});
