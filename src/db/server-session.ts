import pg from "pg";

/** One connection outside the pool, for what belongs to a session: LISTEN and advisory locks. */
export interface ServerSession {
  /** Runs one statement after those before it. */
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  onNotification(callback: (channel: string) => void): void;
  /** Resolves once, when the connection is gone for whatever reason. */
  readonly lost: Promise<void>;
  readonly isLost: () => boolean;
  end(): Promise<void>;
}

const HEARTBEAT = 5_000;
const ANSWER_WITHIN = 10_000;

/** Connects, and asks the server for a sign of life every five seconds, since a broken line may never say so. Throws if it cannot connect. */
export async function openSession(config: pg.ClientConfig): Promise<ServerSession> {
  const client = new pg.Client(config);
  const { promise: lost, resolve: lose } = Promise.withResolvers<void>();
  let isLost = false;
  let last: Promise<unknown> = Promise.resolve();

  function query<Row extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<readonly Row[]> {
    const result = last.then(async () => (await client.query<Row>(text, [...values])).rows);
    last = result.catch(() => {}); // the next statement does not fail with this one
    return result;
  }

  const beat = () => {
    const silence = setTimeout(() => client.connection.stream.destroy(), ANSWER_WITHIN).unref();
    query("select 1")
      .catch(() => {}) // `error` or `end` tells
      .finally(() => clearTimeout(silence));
  };
  const onEnd = () => {
    clearInterval(heartbeat);
    isLost = true;
    lose();
  };
  const heartbeat = setInterval(beat, HEARTBEAT).unref();
  client.on("error", onEnd).on("end", onEnd);
  try {
    await client.connect();
  } catch (cause) {
    clearInterval(heartbeat);
    throw cause;
  }
  return {
    query,
    onNotification: (callback) => void client.on("notification", ({ channel }) => callback(channel)),
    lost,
    isLost: () => isLost,
    async end() {
      clearInterval(heartbeat);
      if (!isLost) await client.end().catch(() => {}); // already gone is as good
    },
  };
}
