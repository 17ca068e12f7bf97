/** Lets so many through at a time; the others wait their turn. */
export class Gate {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(places: number) {
    this.free = places;
  }

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}

/** Next loads modules more than once; the gate of a name is one in this process. */
export function processGate(name: string, places: number): Gate {
  const home = globalThis as unknown as Record<symbol, Gate | undefined>;
  const key = Symbol.for(`troupe.gate.${name}`);
  home[key] ??= new Gate(places);
  return home[key];
}
