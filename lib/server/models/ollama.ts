import * as z from 'zod';
import type { Provider } from './catalogue';

/** Ollama on this machine, as far as it was seen. */
export interface Ollama {
  baseUrl: string;
  /** What was last seen of it, at once; looks again behind the caller's back when that was a while ago. */
  seen(): Provider | undefined;
}

const EVERY_MS = 5000;
const PATIENCE_MS = 1000;

/** Where OLLAMA_HOST says, as Ollama itself reads it; undefined: on another machine, or not an address. */
export function ollamaAddress(host = '127.0.0.1:11434'): string | undefined {
  const text = /^https?:\/\//.test(host) ? host : `http://${host}`;
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, port } = new URL(text);
  // It listens everywhere, and so it is here.
  const name = hostname === '0.0.0.0' ? '127.0.0.1' : hostname;
  if (protocol !== 'http:' || !/^(?:localhost|\[::1\]|127(?:\.\d{1,3}){3})$/.test(name)) return undefined;
  return `http://${name}:${port || 11_434}`;
}

const tags = z.object({
  models: z.array(
    z.object({ name: z.string(), details: z.object({ families: z.array(z.string()).nullish() }).optional() }),
  ),
});

/** Models that only turn text into numbers answer no chat. */
const SPEECHLESS = /bert/i;

export function watchOllama(address: string, everyMs: number = EVERY_MS): Ollama {
  let provider: Provider | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking = false;
  const look = async () => {
    looking = true;
    provider = await probe(address).catch(() => undefined);
    lookedAt = performance.now();
    looking = false;
  };
  return {
    baseUrl: `${address}/v1`,
    seen() {
      if (!looking && performance.now() - lookedAt > everyMs) void look();
      return provider;
    },
  };
}

async function probe(address: string): Promise<Provider | undefined> {
  const response = await fetch(`${address}/api/tags`, {
    ...{ redirect: 'manual', cache: 'no-store' },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) return undefined;
  const { models } = tags.parse(await response.json());
  const [first, ...others] = models
    .filter(({ details }) => !details?.families?.some((family) => SPEECHLESS.test(family)))
    .map(({ name }) => name);
  return first ? { id: 'ollama', name: 'Ollama on this machine', models: [first, ...others] } : undefined;
}
