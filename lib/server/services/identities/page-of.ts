/** Where a page is in its list. */
export function pageOf(
  { limit, offset }: { limit: number; offset: number },
  length: number,
  total = 0,
): { limit: number; offset: number; total: number; has_more: boolean } {
  return { limit, offset, total, has_more: offset + length < total };
}
