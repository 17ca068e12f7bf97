import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface DelayProxy {
  port: number;
  close(): Promise<void>;
}

/**
 * A longer way to the server: bytes take `oneWayMs` in each direction, and opening a connection costs a
 * whole round trip, as over a real network. Bandwidth is not limited.
 */
export async function startDelayProxy(target: number, oneWayMs: number): Promise<DelayProxy> {
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const upstream = connect({ port: target, host: 'localhost', allowHalfOpen: true, noDelay: true });
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
    }
    carry(client, upstream, oneWayMs, performance.now() + 3 * oneWayMs);
    carry(upstream, client, oneWayMs, 0);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** Nothing arrives before `earliest`, and nothing overtakes. */
function carry(from: Socket, to: Socket, delayMs: number, earliest: number): void {
  let last = earliest;
  const later = (act: () => void) => {
    const now = performance.now();
    last = Math.max(last, now + delayMs);
    setTimeout(() => !to.destroyed && act(), last - now);
  };
  from.on('data', (chunk: Buffer) => later(() => to.write(chunk)));
  from.on('end', () => later(() => to.end()));
  from.on('error', () => to.destroy());
  from.on('close', (failed) => failed && to.destroy());
}
