/** A map of at most `most` entries that forgets the entry put longest ago. */
export class BoundedMap<K, V> {
  readonly #entries = new Map<K, V>();
  readonly #most: number;
  readonly #forgotten: (value: V) => void;

  constructor(most: number, forgotten: (value: V) => void = () => {}) {
    this.#most = most;
    this.#forgotten = forgotten;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: K): V | undefined {
    return this.#entries.get(key);
  }

  delete(key: K): void {
    this.#entries.delete(key);
  }

  /** Keeps a value as the newest one. A value it replaces or pushes out is reported as forgotten. */
  put(key: K, value: V): void {
    const before = this.#entries.get(key);
    if (before !== undefined) {
      this.#entries.delete(key);
      if (before !== value) this.#forgotten(before);
    }
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#most) return;
    const [oldest] = this.#entries;
    if (oldest === undefined) return;
    this.#entries.delete(oldest[0]);
    this.#forgotten(oldest[1]);
  }
}

/** Something that takes memory and can let go of it. */
export interface Held {
  readonly cost: number;
  release(): void;
}

/** Holds things up to a number of bytes; the one touched longest ago is released first. */
export class Memory {
  readonly #held = new Set<Held>();
  readonly #limit: number;
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get bytes(): number {
    return this.#bytes;
  }

  hold(thing: Held): void {
    this.#held.add(thing);
    this.#bytes += thing.cost;
    for (const oldest of this.#held) {
      if (this.#bytes <= this.#limit) return;
      this.forget(oldest);
    }
  }

  touch(thing: Held): void {
    if (this.#held.delete(thing)) this.#held.add(thing);
  }

  forget(thing: Held): void {
    if (!this.#held.delete(thing)) return;
    this.#bytes -= thing.cost;
    thing.release();
  }
}
