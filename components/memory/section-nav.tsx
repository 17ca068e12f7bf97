'use client';

import type { InstanceContents } from '@/lib/contract/dashboard';
import { statesOf } from '../instances/contents';
import { Count } from '../ui/count';
import { type MemoryAddress, SECTIONS, type Section } from './memory-address';

const labels: Record<Section, string> = {
  overview: 'Overview',
  states: 'States',
  memory: 'Memory',
  users: 'Users',
};

/** The sections of an instance: links, the current one marked, each with how much is in it. */
export function SectionNav({ address, contents }: { address: MemoryAddress; contents: InstanceContents }) {
  const counts: Record<Section, number | null> = {
    overview: null,
    states: statesOf(contents),
    memory: contents.facts,
    users: contents.users,
  };
  return (
    <nav aria-label="Sections of the instance" className="overflow-x-auto border-line border-b px-3 md:px-6">
      <ul className="flex gap-4">
        {SECTIONS.map((name) => (
          <li key={name} className="shrink-0">
            <a
              {...address.to(name)}
              aria-current={address.section === name ? 'page' : undefined}
              className="focus-inset flex h-9 items-center gap-1.5 border-accent px-1 pb-0.5 text-form text-muted no-underline hover:text-ink aria-[current]:border-b-2 aria-[current]:pb-0 aria-[current]:font-medium aria-[current]:text-ink touch:h-11"
            >
              {labels[name]}
              {counts[name] !== null && <Count value={counts[name]} className="text-meta text-muted" />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
