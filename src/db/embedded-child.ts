// A process for embedded.test.ts to kill, trace and shut out: node embedded-child.ts <hold|insert|once> <directory>
import { writeSync } from "node:fs";
import { sql } from "kysely";
import { openDatabase } from "./database.ts";

const [, , act, directory = ""] = process.argv;
// Written at once, so that the order of lines and syncs in a trace is the order of events.
const say = (line: string | number) => writeSync(1, `${line}\n`);

const opened = await openDatabase({ kind: "embedded", directory });
if (!opened.ok) {
  say(JSON.stringify(opened));
  process.exit(1);
}
const { database } = opened;
const insert = () =>
  sql<{ id: number }>`insert into note (body) values (${"x".repeat(500)}) returning id`.execute(database.queries);

if (act === "hold") {
  say("open");
  setInterval(() => {}, 60_000);
} else if (act === "insert") {
  say("open");
  for (;;) say((await insert()).rows[0]?.id ?? "none");
} else {
  for (const attempt of [1, 2]) {
    say(`begin ${attempt}`);
    await insert().then(
      () => say(`acknowledged ${attempt}`),
      (error: Error) => say(`failed ${attempt}: ${error.message}`),
    );
  }
  process.exit(0); // without closing
}
