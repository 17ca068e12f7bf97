import type { Instrumentation } from 'next';

/** Next calls this once a process, before it answers anything. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { openProcess } = await import('./instrumentation-node');
    await openProcess();
  }
}

/** What a page or action failed on, under the id that the browser shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { logFailure } = await import('./instrumentation-node');
    logFailure(error, request.path);
  }
};
