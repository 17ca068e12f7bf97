const patienceMs = 30_000;

type Place = { enter: () => void; leave: (error: Error) => void };

/** First come, first served, one holder at a time: the embedded database has a single session. */
export class Turn {
  private held = false;
  private readonly waiting: Place[] = [];

  take(): Promise<void> {
    if (!this.held) {
      this.held = true;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.giveUp(place), patienceMs).unref();
      const place: Place = {
        enter: () => {
          clearTimeout(timer);
          resolve();
        },
        leave: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      this.waiting.push(place);
    });
  }

  pass(): void {
    const next = this.waiting.shift();
    if (next) next.enter();
    else this.held = false;
  }

  /** Everybody still waiting hears the reason; nobody after them can get in through this turn. */
  dismiss(error: Error): void {
    for (const place of this.waiting.splice(0)) place.leave(error);
  }

  private giveUp(place: Place): void {
    this.waiting.splice(this.waiting.indexOf(place), 1);
    place.leave(new Error(`The database was busy for ${patienceMs / 1000} seconds.`));
  }
}
