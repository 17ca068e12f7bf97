/** Half of a token's life: none expires between being taken and being used. */
const FRESH_MS = 30_000;

/** A signed-in person without a browser: the cookies of a page, the token of the API. */
export class Session {
  private readonly cookies = new Map<string, string>();
  private freshAt = 0;

  private constructor(private readonly origin: string) {}

  static async signIn(origin: string, identifier: string, password: string): Promise<Session> {
    const session = new Session(origin);
    const form = new URLSearchParams({ identifier, strategy: 'password', password });
    const response = await session.send('/__clerk/v1/client/sign_ins', { method: 'POST', body: form });
    if (!response.ok) throw new Error(`signing in answered ${response.status}.`);
    await session.keepFresh();
    return session;
  }

  /** Called between measurements, so that no measurement contains it. */
  async keepFresh(): Promise<void> {
    if (Date.now() - this.freshAt < FRESH_MS) return;
    const back = encodeURIComponent(`${this.origin}/agents`);
    await this.send(`/__clerk/v1/client/handshake?redirect_url=${back}`, {});
    this.freshAt = Date.now();
  }

  pageHeaders(): Record<string, string> {
    return { Accept: 'text/html', Cookie: this.cookieHeader() };
  }

  apiHeaders(): Record<string, string> {
    return { Accept: 'application/json', Authorization: `Bearer ${this.cookies.get('__session') ?? ''}` };
  }

  private cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const headers = { Origin: this.origin, Cookie: this.cookieHeader() };
    const response = await fetch(this.origin + path, { ...init, headers, redirect: 'manual' });
    await response.arrayBuffer();
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }
}
