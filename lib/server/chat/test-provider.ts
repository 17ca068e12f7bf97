import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An OpenAI-compatible server that a test writes the part of, and that keeps what it was sent. */
export interface TestProvider {
  url: string;
  /** The bodies of the requests, the oldest first. */
  received: ReceivedRequest[];
  /** The keys that its list of models was asked for with. */
  listedFor: (string | undefined)[];
  /** When the last request was let go before its answer was complete. */
  closedAt: number | undefined;
  /** What the next requests are answered with. */
  play(part: Part): void;
  /** What the list of its models is answered with; without it there is none. */
  list(part: Part): void;
  close(): Promise<void>;
}

interface ReceivedRequest {
  authorization: string | undefined;
  body: Record<string, unknown>;
  text: string;
}

type Part = (response: ServerResponse) => void | Promise<void>;

export async function openTestProvider(): Promise<TestProvider> {
  let part: Part = says('Hello.');
  let list: Part = answers(404, '{}');
  const server = createServer(async (request, response) => {
    const text = await read(request);
    const { authorization } = request.headers;
    if (request.method === 'GET') {
      provider.listedFor.push(authorization);
      return list(response);
    }
    provider.received.push({ authorization, text, body: Object(JSON.parse(text)) });
    response.on('close', () => {
      if (!response.writableFinished) provider.closedAt = performance.now();
    });
    await part(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const provider: TestProvider = {
    url: `http://127.0.0.1:${port}/v1`,
    received: [],
    listedFor: [],
    closedAt: undefined,
    play(next) {
      part = next;
    },
    list(next) {
      list = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return provider;
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

export function begin(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
}

/** One event as providers send it. */
export function chunk(delta: object, finish: string | null = null): string {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return `data: ${JSON.stringify({ id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'm', choices })}\n\n`;
}

const USAGE =
  'data: {"id":"c1","choices":[],"usage":{"prompt_tokens":7,"completion_tokens":3,"total_tokens":10}}\n\n';

/** A whole answer in these pieces. */
export function says(...pieces: string[]): Part {
  return (response) => {
    begin(response);
    for (const content of pieces) response.write(chunk({ content }));
    response.end(`${chunk({}, 'stop')}${USAGE}data: [DONE]\n\n`);
  };
}

export function answers(status: number, body: string, headers: Record<string, string> = {}): Part {
  return (response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(body);
  };
}
