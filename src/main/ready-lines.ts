import type { Environment } from "./environment.ts";

/** What `npm start` prints when everything runs: what, where to read and work, how to sign in and to stop. */
export function readyLines(environment: Environment, pid = process.pid): readonly string[] {
  const { host, sitePort, newsroomPort, databaseUrl, dataDirectory } = environment;
  const database = databaseUrl === null ? "" : ` and on the server of DATABASE_URL`;
  return [
    `Skywave runs: newsroom, press and edge. Its data is in ${dataDirectory}${database}.`,
    `Read     http://${nameOf(host)}:${sitePort}/`,
    `Work     http://${nameOf(host)}:${newsroomPort}/`,
    `Sign in  npx skywave token add NAME   prints a token, once`,
    `Stop     Ctrl+C, or kill ${pid}`,
  ];
}

function nameOf(host: string): string {
  if (["127.0.0.1", "0.0.0.0", "::", "::1", "localhost"].includes(host)) return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
