import { defineConfig } from "vitest/config";

// Three kinds of tests, told apart by their names:
//   x.test.ts          pure, no database
//   x.db.test.ts       on a real database; runs twice, on PGlite and on a PostgreSQL server
//   x.browser.test.ts  a real browser against a running Skywave
const shared = { testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: 2 };

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
          env: { TEST_DATABASE: "pglite" },
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "postgres",
          include: ["src/**/*.db.test.ts", "tests/**/*.db.test.ts"],
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
