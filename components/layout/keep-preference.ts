const year = 60 * 60 * 24 * 365;

/** Keeps a look of the interface in this browser for a year; the server reads it with the next page. */
export function keepPreference(name: string, value: string) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we serve.
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${year}; samesite=lax`;
}
