import { createServer } from 'node:net';

/** "localhost" is two addresses, and a program on either of them would answer in our place. */
export async function requireFreePort(host: string, port: number): Promise<void> {
  const addresses = host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
  for (const address of addresses) {
    const problem = await tryListening(address, port);
    if (problem === 'EADDRINUSE') {
      throw new Error(`port ${port} is in use by another program. Stop it, or set PORT to another number.`);
    }
    if (problem === 'EACCES')
      throw new Error(`this user may not listen on port ${port}. Set PORT above 1023.`);
    if (problem !== null && host !== 'localhost')
      throw new Error(`HOST ${host} cannot be listened on (${problem}).`);
  }
}

function tryListening(address: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host: address, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}
