'use client';

import { usePathname } from 'next/navigation';
import type { MouseEvent } from 'react';
import { readScope, withScope } from '@/lib/agent-scope';
import { isUuid } from '@/lib/contract/is-uuid';
import { addressNow, changeAddress } from '@/lib/page-address';
import { useAddressQuery } from '@/lib/use-address-query';
import { rescueFocus } from '../ui/rescue-focus';

export const SECTIONS = ['overview', 'states', 'memory', 'users'] as const;
export type Section = (typeof SECTIONS)[number];

/** Of the heading of what a section shows now. */
export const sectionHeadingId = 'section-heading';

/** What is open within a section; `new` is one that is not there yet. */
interface Opened {
  state?: string;
  fact?: string;
}

/** What the address says of a section, besides the scope. */
const MEMBERS = ['section', 'state', 'fact'] as const;
/** How a list is narrowed; another section has a list of its own. */
const NARROWING = ['find', 'only'] as const;

/** What is opened may have to be read first. */
const READING_TRIES = 50;

/** A click that the browser should handle itself: a new tab or window. */
function isOwnClick(event: MouseEvent) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

/** Without one that parses the list is shown. */
function openedIn(query: URLSearchParams, name: keyof Opened): string | undefined {
  const id = query.get(name) ?? '';
  return id === 'new' || isUuid(id) ? id.toLowerCase() : undefined;
}

export type MemoryAddress = ReturnType<typeof useMemoryAddress>;

/** Which section of an instance is shown and what is open in it, held in the address beside the instance. */
export function useMemoryAddress(instanceId: string) {
  const pathname = usePathname();
  const query = useAddressQuery();
  const scope = readScope(query);
  const section = SECTIONS.find((name) => name === query.get('section')) ?? 'overview';
  const hrefOf = (next: Section, opened: Opened = {}, user = scope.user) => {
    const wanted = new URLSearchParams(query);
    for (const name of MEMBERS) wanted.delete(name);
    if (next !== section) for (const name of NARROWING) wanted.delete(name);
    if (next !== 'overview') wanted.set('section', next);
    const href = withScope(pathname, { ...scope, instance: instanceId, ...{ user: user ?? '' } }, wanted);
    const [name, id] = Object.entries(opened)[0] ?? [];
    return name && id ? `${href}&${new URLSearchParams({ [name]: id })}` : href;
  };
  const linkTo = (href: string) => ({
    href,
    onClick: (event: MouseEvent) => {
      if (!isOwnClick(event)) return;
      event.preventDefault();
      changeAddress(href, 'push');
      // What was pressed may be gone now.
      rescueFocus(sectionHeadingId, READING_TRIES);
    },
  });
  return {
    section,
    user: scope.user,
    state: openedIn(query, 'state'),
    fact: openedIn(query, 'fact'),
    find: query.get('find') ?? '',
    only: query.get('only') ?? undefined,
    to: (next: Section, opened?: Opened) => linkTo(hrefOf(next, opened)),
    /** A section as another user sees it; undefined: as all users do. */
    toUser: (user: string | undefined, next = section) => linkTo(hrefOf(next, {}, user ?? '')),
    /** Closes what is open, unless that was left while it was being saved. */
    close: () => {
      const now = addressNow().searchParams;
      if ([...MEMBERS, 'instance'].some((name) => now.get(name) !== query.get(name))) return;
      changeAddress(hrefOf(section), 'replace');
      rescueFocus(sectionHeadingId, READING_TRIES);
    },
    /** The list of the section narrowed so; empty: not narrowed. */
    narrow: (change: Partial<Record<(typeof NARROWING)[number], string>>) => narrowAddress(change),
  };
}

/** The address as it is now: a search may have stood still since the page was drawn. */
function narrowAddress(change: Partial<Record<(typeof NARROWING)[number], string>>): void {
  const url = addressNow();
  for (const name of NARROWING) {
    const value = change[name];
    if (value === undefined) continue;
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  if (url.href !== addressNow().href) changeAddress(url.pathname + url.search, 'replace');
}
