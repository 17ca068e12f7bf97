import { createServer, connect as openSocket, type Server, type Socket } from 'node:net';
import { portOf } from './ports';

/** Passes bytes on to a port of this machine, and can be cut as a network can. */
export class Relay {
  #sockets = new Set<Socket>();
  #server: Server;
  port = 0;

  constructor(private readonly target: number) {
    this.#server = createServer((near) => {
      const far = openSocket({ host: 'localhost', port: this.target });
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(one);
        one.once('close', () => {
          this.#sockets.delete(one);
          other.destroy();
        });
        one.on('error', () => one.destroy());
        one.pipe(other);
      }
    });
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = portOf(this.#server);
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
