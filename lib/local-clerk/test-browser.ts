import type { LocalClerk } from './start';

const ORIGIN = 'http://localhost:3000';

/** A browser behind the application's proxy, for tests: keeps cookies, sends what the proxy adds. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly clerk: LocalClerk,
    private readonly origin = ORIGIN,
  ) {}

  async send(
    method: string,
    path: string,
    form?: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; headers: Headers; body: unknown }> {
    const url = new URL(`http://127.0.0.1:${this.clerk.port}/v1${path}`);
    if (!['GET', 'POST'].includes(method)) url.searchParams.set('_method', method);
    const response = await fetch(url, {
      method: method === 'GET' ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        'clerk-secret-key': this.clerk.env.CLERK_SECRET_KEY ?? '',
        'clerk-proxy-url': `${this.origin}/__clerk`,
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...headers,
      },
      body: method === 'GET' ? undefined : new URLSearchParams(form),
    });
    this.keepCookies(response.headers.getSetCookie());
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text.startsWith('{') ? JSON.parse(text) : text,
    };
  }

  signIn(identifier: string, password: string) {
    return this.send('POST', '/client/sign_ins', { identifier, strategy: 'password', password });
  }

  private keepCookies(lines: string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/Max-Age=0(;|$)/.test(line)) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}

/** A member of a parsed reply, by path: `pick(body, 'client', 'sessions', 0, 'id')`. */
export function pick(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined),
    value,
  );
}

export function pickText(value: unknown, ...path: (string | number)[]): string {
  const found = pick(value, ...path);
  if (typeof found !== 'string') throw new Error(`No text at ${path.join('.')} in ${JSON.stringify(value)}`);
  return found;
}
