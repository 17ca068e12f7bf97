'use client';
import clsx from 'clsx';
import { Pin, PinOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import { IconButton } from '../ui/icon-button';
import { Link } from '../ui/link';
import type { PaletteResult } from './palette';
import { addRecent, listPinned, listRecents, onVisitsChange, togglePinned } from './recents';

const RECENT = 5;

/** Where a person's lists of a tenant are kept. */
function useVisitScope(): string {
  const { tenant, userId } = useViewer();
  return `${tenant}:${userId}`;
}

/** Puts what is opened at the head of the recent things; render it once on its page. */
export function RememberVisit({ id, kind, title, href }: PaletteResult) {
  const scope = useVisitScope();
  useEffect(() => {
    addRecent(scope, { id, kind, title, href });
  }, [scope, id, kind, title, href]);
  return null;
}

type Visits = { pinned: PaletteResult[]; recent: PaletteResult[] };

/** Empty until the browser has the page: the lists are kept there and the server knows nothing of them. */
function useVisits(scope: string): Visits {
  const [visits, setVisits] = useState<Visits>({ pinned: [], recent: [] });
  useEffect(() => {
    const read = () => {
      const pinned = listPinned(scope);
      const isPinned = ({ id }: PaletteResult) => pinned.some((pin) => pin.id === id);
      const agents = listRecents(scope).filter((visit) => visit.kind === 'agent' && !isPinned(visit));
      setVisits({ pinned, recent: agents.slice(0, RECENT) });
    };
    read();
    return onVisitsChange(read);
  }, [scope]);
  return visits;
}

/** The pinned and the last opened agents, below the navigation. */
export function VisitedAgents({ onNavigate }: { onNavigate?: () => void }) {
  const scope = useVisitScope();
  const { pinned, recent } = useVisits(scope);
  const acts = { onNavigate, onToggle: (agent: PaletteResult) => togglePinned(scope, agent) };
  return (
    <>
      <VisitList heading="Pinned" agents={pinned} pinned {...acts} />
      <VisitList heading="Recent" agents={recent} {...acts} />
    </>
  );
}

type VisitListProps = {
  heading: string;
  agents: PaletteResult[];
  pinned?: boolean;
  onToggle: (agent: PaletteResult) => void;
  onNavigate: (() => void) | undefined;
};

function VisitList({ heading, agents, pinned = false, onToggle, onNavigate }: VisitListProps) {
  if (agents.length === 0) return null;
  return (
    <section aria-label={`${heading} agents`} className="pt-4">
      <h2 className="px-2.5 pb-1 font-medium text-faint text-meta">{heading}</h2>
      <ul>
        {agents.map((agent) => (
          <li key={agent.id} className="group flex items-center rounded-control hover:bg-hover">
            <Link
              href={agent.href}
              onClick={onNavigate}
              className="min-w-0 grow truncate rounded-control px-2.5 py-1 text-muted text-table no-underline hover:text-ink"
            >
              {agent.title}
            </Link>
            <IconButton
              label={`${pinned ? 'Unpin' : 'Pin'} ${agent.title}`}
              icon={pinned ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />}
              size="small"
              onClick={() => onToggle(agent)}
              className={clsx(
                'shrink-0 text-faint focus-visible:opacity-100 group-hover:opacity-100 touch:opacity-100',
                'opacity-0',
              )}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
