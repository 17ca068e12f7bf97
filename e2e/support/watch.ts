import type { BrowserContext, ConsoleMessage, Request, WebError } from '@playwright/test';

/** Collects what no journey may do: leave the origin, or put an error on the console. */
export class Watch {
  readonly faults: string[] = [];
  #allowed: RegExp[] = [];

  /** Says that a line on the console is part of the test. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  /** Answers how to end it. */
  follow(context: BrowserContext, origin: string): () => void {
    const onRequest = (request: Request) => {
      const url = new URL(request.url());
      const isLocal = ['data:', 'blob:'].includes(url.protocol) || url.origin === origin;
      if (!isLocal) this.faults.push(`left the origin: ${request.url()}`);
    };
    const onConsole = (message: ConsoleMessage) => {
      if (message.type() === 'error') this.#note(`${message.text()} (${message.location().url})`);
    };
    const onError = (error: WebError) => this.#note(`uncaught: ${error.error().stack}`);
    context.on('request', onRequest).on('console', onConsole).on('weberror', onError);
    return () => context.off('request', onRequest).off('console', onConsole).off('weberror', onError);
  }

  #note(fault: string): void {
    if (!this.#allowed.some((pattern) => pattern.test(fault))) this.faults.push(fault);
  }
}
