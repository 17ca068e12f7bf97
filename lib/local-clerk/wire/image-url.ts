/**
 * Pictures come from this server through the proxy path. The Backend API knows no browser origin,
 * so there the address stays relative to the application.
 */
export function imageUrl(id: string, origin: string | null): string {
  return `${origin ?? ''}/__clerk/avatars/${encodeURIComponent(id)}.svg`;
}
