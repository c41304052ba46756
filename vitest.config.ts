import { defineConfig } from "vitest/config";

// Three kinds of tests, told apart by their names:
//   x.test.ts          pure, no database
//   x.db.test.ts       on a real database; runs twice, on PGlite and on a PostgreSQL server
//   x.browser.test.ts  a real browser against a running Skywave
const shared = { testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: 2 };

// PGlite is PostgreSQL: what asks it ordinary questions needs to ask but one of the two. What the two could do otherwise
// (locks, snapshots, crashes, migrations, the press's oracle) runs on both, and TEST_EVERYTHING=1 runs all on both.
const everything = process.env.TEST_EVERYTHING === "1";
const onServerOnly = [
  "src/main/language-commands.db.test.ts",
  "src/newsroom/accounts.db.test.ts",
  "src/newsroom/editions.db.test.ts",
  "src/newsroom/events.db.test.ts",
  "src/newsroom/import-ninjs.db.test.ts",
  "src/newsroom/preview.db.test.ts",
  "src/newsroom/revisions.db.test.ts",
  "src/newsroom/stories.db.test.ts",
  "src/newsroom/wire.db.test.ts",
  "src/press/press.db.test.ts",
  "tests/authority.db.test.ts",
  "tests/exits.db.test.ts",
  "tests/live.db.test.ts",
  "tests/shared-texts.db.test.ts",
  "tests/wire-station.db.test.ts",
];
const onEmbeddedOnly = [
  "src/newsroom/assets.db.test.ts",
  "src/newsroom/concepts.db.test.ts",
  "src/newsroom/door.db.test.ts",
  "src/newsroom/media.db.test.ts",
  "src/newsroom/story-board.db.test.ts",
  "src/press/feeds.db.test.ts",
  "src/press/share.db.test.ts",
  "tests/broadcasting.db.test.ts",
  "tests/demonstration.db.test.ts",
  "tests/partners.db.test.ts",
  "tests/practice.db.test.ts",
  "tests/second-scripts.db.test.ts",
  "tests/standing.db.test.ts",
  "tests/wire-folders.db.test.ts",
];

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: "unit",
          isolate: false, // a third of the time would go into loading the same modules again for each file
          include: ["src/**/*.test.ts", "src/**/*.test.tsx", "tests/**/*.test.ts"],
          exclude: ["**/*.db.test.ts", "**/*.browser.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "pglite",
          include: ["src/**/*.db.test.ts", "tests/**/*.db.test.ts"],
          exclude: everything ? [] : onServerOnly,
          env: { TEST_DATABASE: "pglite" },
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "postgres",
          include: ["src/**/*.db.test.ts", "tests/**/*.db.test.ts"],
          exclude: everything ? [] : onEmbeddedOnly,
          env: { TEST_DATABASE: "postgres" },
          globalSetup: ["tests/postgres-server.ts"],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "browser",
          include: ["tests/**/*.browser.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
