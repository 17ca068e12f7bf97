/** How identities are sorted; without zod, so that a page can take it alone. */
export const IDENTITY_SORTS = ['stress', 'created_at', 'name'] as const;
export type IdentitySort = (typeof IDENTITY_SORTS)[number];
export type SortOrder = 'asc' | 'desc';

/** How each sort begins where nothing is said. */
export const OWN_ORDER: Record<IdentitySort, SortOrder> = { stress: 'desc', created_at: 'desc', name: 'asc' };
