import { createServer, type Server, type ServerResponse } from 'node:http';
import { portOf } from './ports';

const CALL = /^call (\w+)(?: (\{.*\}))?$/;

/** A model that a test can wait for: an OpenAI-compatible server that answers word by word. */
export class SlowModel {
  #server: Server | undefined;
  /** Between two words; a message `slow …` is answered at this pace for a minute. */
  paceMs = 120;
  /** Requests that were let go before their answer was complete. */
  closed = 0;
  /** The last message of each request, the oldest first. */
  readonly asked: string[] = [];

  async open(): Promise<string> {
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      response.on('close', () => {
        if (!response.writableFinished) this.closed += 1;
      });
      await this.#answer(JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}'), response);
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${portOf(server)}/v1`;
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  async #answer(body: { messages?: { role: string; content: unknown }[] }, response: ServerResponse) {
    const messages = body.messages ?? [];
    const last = messages.at(-1);
    const text = textOf(last?.content);
    this.asked.push(text);
    if (text.startsWith('fail')) {
      response.writeHead(500, { 'Content-Type': 'application/json' });
      response.end('{"error":{"message":"The model is on fire."}}');
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const call = CALL.exec(text);
    if (call && last?.role === 'user') return callTool(response, call[1] ?? '', call[2] ?? '{}');
    const words = last?.role === 'tool' ? `The tool said ${text}.` : answerTo(text);
    for (const word of words.split(/(?<= )/)) {
      if (response.destroyed) return;
      response.write(chunk({ content: word }));
      await new Promise((resolve) => setTimeout(resolve, this.paceMs));
    }
    response.end(
      `${chunk({}, 'stop')}data: {"id":"c","choices":[],"usage":{"prompt_tokens":7,"completion_tokens":3,"total_tokens":10}}\n\ndata: [DONE]\n\n`,
    );
  }
}

function answerTo(text: string): string {
  if (text.startsWith('slow')) return `Slowly. ${'and on '.repeat(500)}`;
  return `You said ${text}. It was heard. Every word of it was.`;
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part) => String(Object(part).text ?? '')).join('');
}

function callTool(response: ServerResponse, name: string, given: string) {
  const call = { index: 0, id: `call_${name}`, type: 'function', function: { name, arguments: given } };
  response.end(`${chunk({ tool_calls: [call] })}${chunk({}, 'tool_calls')}data: [DONE]\n\n`);
}

function chunk(delta: object, finish: string | null = null): string {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'slow', choices })}\n\n`;
}
