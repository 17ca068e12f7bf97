import pino from 'pino';

/** One JSON line an event. Levels as in LOG_LEVEL; no token, key or body is ever passed in. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>;

export function createLog(level: string): Log {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
}
