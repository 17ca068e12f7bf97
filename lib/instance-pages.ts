import type { browseInstancesReply, InstanceWithContents } from './contract/dashboard';
import type { Output } from './contract/endpoint';

/** `servedAt`: the server's clock when it made the page; a page read later by an action has none. */
export type InstancePage = Output<typeof browseInstancesReply> & { servedAt?: number };

/** The pages of an agent's instances that were read so far. */
export interface InstancePages {
  pages: InstancePage[];
  pageParams: (string | undefined)[];
}

export function instancesIn(pages: Pick<InstancePages, 'pages'> | undefined): InstanceWithContents[] {
  return pages?.pages.flatMap(({ items }) => items ?? []) ?? [];
}

/** Later pages stay while the first still ends at the same row; else they no longer follow it. */
export function withFirstPage(held: InstancePages | undefined, first: InstancePage): InstancePages {
  if (held && held.pages[0]?.next_cursor === first.next_cursor) {
    return { ...held, pages: [first, ...held.pages.slice(1)] };
  }
  return { pages: [first], pageParams: [undefined] };
}

type Patch = (item: InstanceWithContents) => InstanceWithContents;

export function withPatched(held: InstancePages, instanceId: string, patch: Patch): InstancePages {
  const patched = (item: InstanceWithContents) =>
    item.instance.instance_id === instanceId ? patch(item) : item;
  return {
    ...held,
    pages: held.pages.map((page) => ({ ...page, items: page.items?.map(patched) ?? null })),
  };
}

export function withoutInstance(held: InstancePages, instanceId: string): InstancePages {
  const kept = ({ instance }: InstanceWithContents) => instance.instance_id !== instanceId;
  return {
    ...held,
    pages: held.pages.map((page) => ({
      ...page,
      items: page.items?.filter(kept) ?? null,
      total_count: Math.max(0, page.total_count - 1),
    })),
  };
}

/** New instances are the youngest, so they stand at the end: shown there once all rows before are read. */
export function withNewInstance(held: InstancePages, added: InstanceWithContents): InstancePages {
  const last = held.pages.length - 1;
  return {
    ...held,
    pages: held.pages.map((page, index) => ({
      ...page,
      total_count: page.total_count + 1,
      items: index === last && !page.has_more ? [...(page.items ?? []), added] : page.items,
    })),
  };
}

/** The one that takes the place of a deleted one: the next, else the one before. */
export function neighbourOf(items: InstanceWithContents[], instanceId: string): string | undefined {
  const place = items.findIndex(({ instance }) => instance.instance_id === instanceId);
  if (place === -1) return undefined;
  return (items[place + 1] ?? items[place - 1])?.instance.instance_id;
}
