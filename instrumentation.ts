/** Next calls this once a process, before it answers anything. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { openProcess } = await import('./instrumentation-node');
    await openProcess();
  }
}
