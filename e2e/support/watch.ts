import type { BrowserContext } from '@playwright/test';

/** Collects what no journey may do: leave the origin, or put an error on the console. */
export class Watch {
  readonly faults: string[] = [];
  #allowed: RegExp[] = [];

  /** Says that a line on the console is part of the test. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  follow(context: BrowserContext, origin: string): void {
    context.on('request', (request) => {
      const url = new URL(request.url());
      const isLocal = ['data:', 'blob:'].includes(url.protocol) || url.origin === origin;
      if (!isLocal) this.faults.push(`left the origin: ${request.url()}`);
    });
    context.on('console', (message) => {
      if (message.type() === 'error') this.#note(`${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => this.#note(`uncaught: ${error.error().stack}`));
  }

  #note(fault: string): void {
    if (!this.#allowed.some((pattern) => pattern.test(fault))) this.faults.push(fault);
  }
}
