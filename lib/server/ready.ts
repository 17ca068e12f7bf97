import { env } from '@/lib/env';
import { createLog } from '@/lib/log';
import { store } from './store/connect';

/** Whether a request could be served right now; the reason goes to the log, not to whoever asks. */
export async function checkReady(): Promise<{ ready: boolean }> {
  try {
    await (await store()).ping();
    return { ready: true };
  } catch (error) {
    createLog(env().LOG_LEVEL).warn({ error: String(error) }, 'not ready');
    return { ready: false };
  }
}
