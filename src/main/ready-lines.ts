import type { Environment } from "./environment.ts";

/** What `npm start` prints when everything runs; with the set-up code, the link for the first administrator. */
export function readyLines(environment: Environment, setUpCode: string | null, pid = process.pid): readonly string[] {
  const { host, sitePort, newsroomPort, databaseUrl, dataDirectory } = environment;
  const database = databaseUrl === null ? "" : ` and on the server of DATABASE_URL`;
  const newsroom = `http://${nameOf(host)}:${newsroomPort}/`;
  return [
    `Skywave runs: newsroom, press and edge. Its data is in ${dataDirectory}${database}.`,
    `Read     http://${nameOf(host)}:${sitePort}/`,
    `Work     ${newsroom}`,
    `Sign in  ${newsroom}${setUpCode === null ? "" : `set-up?code=${setUpCode}`}`,
    `Stop     Ctrl+C, or kill ${pid}`,
  ];
}

/** How this machine is called from itself, where it listens on an address. */
export function nameOf(host: string): string {
  if (["127.0.0.1", "0.0.0.0", "::", "::1", "localhost"].includes(host)) return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
