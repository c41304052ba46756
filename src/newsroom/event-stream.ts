import type { Context } from "hono";
import type { Door } from "./bind.ts";
import type { EventName, Events } from "./events.ts";

/** A line that says nothing keeps the connection through proxies, every so many milliseconds. */
const pingEvery = 20_000;

const headers = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "no-cache, no-transform",
  "X-Accel-Buffering": "no", // nginx would keep events back
} as const;

/** Whether the caller may still listen is asked again every so many milliseconds. */
const checkEvery = 4_000;

/**
 * Server-sent events (WHATWG HTML, 9.2) for those who are signed in: `newsroom`, `wire`, `press`, each without data, since
 * who is told reads again what is on the screen. A stream ends soon after its session or token.
 */
export function eventStream(events: Events): (context: Context<Door>) => Response {
  return (context) => {
    if (context.req.method === "HEAD") return new Response(null, { headers }); // nobody would read the stream
    const text = new TextEncoder();
    const timers: NodeJS.Timeout[] = [];
    let unsubscribe: () => void = () => {};
    let over = false;
    const end = () => {
      over = true;
      for (const timer of timers) clearInterval(timer);
      unsubscribe();
    };
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        const close = () => {
          if (over) return;
          end();
          controller.close();
        };
        const send = (lines: string) => {
          if (!over) controller.enqueue(text.encode(`${lines}\n\n`));
        };
        const told = (event: EventName) => send(`event: ${event}\ndata: {}`);
        unsubscribe = await events.subscribe(told, close);
        if (over) return unsubscribe();
        send(": listening\nretry: 2000");
        timers.push(setInterval(() => send(": ping"), pingEvery));
        timers.push(setInterval(() => void stillAllowed(context).then((may) => may || close()), checkEvery));
      },
      cancel: end,
    });
    return new Response(body, { headers });
  };
}

/** A database that does not answer now is no reason to end a stream. */
function stillAllowed(context: Context<Door>): Promise<boolean> {
  return context
    .get("stillSignedIn")()
    .catch(() => true);
}
