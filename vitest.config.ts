import { defineConfig } from "vitest/config";

// Three kinds of tests, told apart by their names:
//   x.test.ts          pure, no database
//   x.db.test.ts       on a real database; runs twice, on PGlite and on a PostgreSQL server
//   x.browser.test.ts  a real browser against a running Skywave
const shared = { testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: 2 };

// What has nothing to do with which database it is, and takes long, runs on one of them: who may do what; what waits
// for files and for ffmpeg, and how pages are converted.
const onServerOnly = ["tests/authority.db.test.ts", "src/newsroom/accounts.db.test.ts"];
const onEmbeddedOnly = [
  "tests/wire-folders.db.test.ts",
  "tests/second-scripts.db.test.ts",
  "src/newsroom/media.db.test.ts",
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
          exclude: onServerOnly,
          env: { TEST_DATABASE: "pglite" },
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "postgres",
          include: ["src/**/*.db.test.ts", "tests/**/*.db.test.ts"],
          exclude: onEmbeddedOnly,
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
