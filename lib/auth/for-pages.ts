/** The routes under `app/api` that pages ask besides actions: they read the session's cookie and refuse in their own words. */
export const FOR_PAGES = ['case-runs', 'chat', 'identities', 'import', 'jobs', 'probes', 'transcripts'];

export function isForPages(pathname: string): boolean {
  const [, api, name = '', ...rest] = pathname.split('/');
  return api === 'api' && FOR_PAGES.includes(name) && rest.length === 0;
}
