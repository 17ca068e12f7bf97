import type { Server } from 'node:http';

/** Unusual, so that it rarely meets another program; the file remembers what was used last. */
export const USUAL_PORT = 47_391;

/** Loopback only: the stand-in trusts this machine and nothing else. */
export function listenOnLoopback(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('The local identity has no port'));
    });
  });
}

export async function listenPreferring(server: Server, port: number): Promise<number> {
  try {
    return await listenOnLoopback(server, port);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    return listenOnLoopback(server, 0);
  }
}
