'use client';

import { usePathname } from 'next/navigation';
import { readScope, withScope } from '@/lib/agent-scope';
import { paths } from '@/lib/paths';
import { useAddressQuery } from '@/lib/use-address-query';
import { Link } from '../ui/link';

interface ChatSection {
  label: string;
  href(agentId: string): string;
}

/** Each is a route of its own below the Chat tab. */
const sections: readonly ChatSection[] = [
  { label: 'Conversations', href: paths.chat },
  { label: 'Probe', href: paths.probe },
  { label: 'Cases', href: paths.cases },
  { label: 'Transcripts', href: (agentId) => paths.transcripts(agentId, {}) },
];

/** The parts of the Chat tab; each keeps the scope. One part alone needs no way to it. */
export function ChatSections({ agentId }: { agentId: string }) {
  const pathname = usePathname();
  const scope = readScope(useAddressQuery());
  if (sections.length === 1) return null;
  return (
    <nav aria-label="Chat" className="-mx-3 overflow-x-auto border-line border-b px-3 md:-mx-6 md:px-6">
      <ul className="flex gap-4">
        {sections.map(({ label, href }) => {
          const path = href(agentId);
          return (
            <li key={path} className="shrink-0">
              <Link
                href={withScope(path, scope)}
                aria-current={pathname === path ? 'page' : undefined}
                className="focus-inset flex h-8 items-center border-accent px-1 text-muted text-table no-underline hover:text-ink aria-[current]:border-b-2 aria-[current]:font-medium aria-[current]:text-ink touch:h-11"
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
