import { type CipherSettings, createKeyCipher, type KeyCipher } from './key-cipher';
import { type Ollama, ollamaAddress, watchOllama } from './ollama';
import { anywhere, type Outbound, publicOnly } from './outbound';

/** What model providers that are not the environment's need of this process. */
export interface ProviderSupport {
  outbound: Outbound;
  cipher: KeyCipher;
  ollama?: Ollama;
}

export interface SupportSettings extends CipherSettings {
  /** Where a stand-in for Clerk listens: whoever signs in owns this machine. */
  CLERK_FAPI_URL?: string;
  OLLAMA_HOST?: string;
}

export function providerSupport(settings: SupportSettings): ProviderSupport {
  const cipher = createKeyCipher(settings);
  if (!settings.CLERK_FAPI_URL) return { outbound: publicOnly(), cipher };
  const address = ollamaAddress(settings.OLLAMA_HOST);
  if (!address) return { outbound: anywhere, cipher };
  const ollama = watchOllama(address);
  // So that the first page may already show it.
  ollama.seen();
  return { outbound: anywhere, cipher, ollama };
}
