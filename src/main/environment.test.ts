import { expect, test } from "vitest";
import { readEnvironment } from "./environment.ts";

function failure(source: Record<string, string>): string {
  const read = readEnvironment(source, "/home");
  return read.ok ? "" : read.message;
}

test("without variables everything has a place", () => {
  expect(readEnvironment({}, "/home")).toEqual({
    ok: true,
    environment: {
      dataDirectory: "/home/data",
      sitePort: 8080,
      newsroomPort: 8081,
      searchPort: null,
      searchAt: null,
      host: "127.0.0.1",
      publicUrl: "http://localhost:8080",
      offlineReading: true,
      site: { aiCrawlers: "refuse", securityContact: null, trust: [] },
      databaseUrl: null,
      demonstration: "all",
      wireAllowed: [],
      ffmpeg: "ffmpeg",
      mostMediaBytes: 1_000_000_000,
      logLevel: "warn",
    },
  });
});

test("the public address follows the site's port unless it is given, and loses its last slash", () => {
  expect(readEnvironment({ SITE_PORT: "9000", PUBLIC_URL: "" }, "/home")).toMatchObject({
    environment: { publicUrl: "http://localhost:9000" },
  });
  expect(readEnvironment({ PUBLIC_URL: "https://news.example/radio/" }, "/home")).toMatchObject({
    environment: { publicUrl: "https://news.example/radio" },
  });
});

test("each value that cannot be used is one sentence with its name, the value and the remedy", () => {
  expect(failure({ SITE_PORT: "80a" })).toBe(
    'SITE_PORT is "80a"; give a port number from 1 to 65535, or leave it out for 8080.',
  );
  expect(failure({ NEWSROOM_PORT: "70000" })).toMatch(/^NEWSROOM_PORT is "70000"; .*8081\.$/);
  expect(failure({ HOST: "not a host" })).toMatch(/^HOST is "not a host"; .*127\.0\.0\.1/);
  expect(failure({ PUBLIC_URL: "news.example" })).toMatch(/^PUBLIC_URL is "news.example"; .*https:\/\//);
  expect(failure({ PUBLIC_URL: "https://news.example/?a=b" })).toMatch(/^PUBLIC_URL is /);
  expect(failure({ OFFLINE_READING: "no" })).toBe(
    'OFFLINE_READING is "no"; give "on" or "off", or leave it out for "on".',
  );
  expect(failure({ AI_CRAWLERS: "some" })).toMatch(/^AI_CRAWLERS is "some"; give "allow" or "refuse"/);
  expect(failure({ SECURITY_CONTACT: "security@news.example" })).toMatch(/^SECURITY_CONTACT is .*mailto:/);
  expect(failure({ TRUST: "belongto=https://a.example/,friend=https://b.example/" })).toMatch(
    /^TRUST is .*"friend=https:\/\/b\.example\/" is no line of trust\.txt; .*belongto/,
  );
  expect(failure({ SEARCH_PORT: "0" })).toMatch(/^SEARCH_PORT is "0"; .*free\.$/);
  expect(failure({ SEARCH_AT: "search.example" })).toMatch(/^SEARCH_AT is "search.example"; .*host:port/);
  expect(failure({ DEMONSTRATION: "en fa" })).toMatch(/^DEMONSTRATION is "en fa"; give "all", "none", or editions/);
  expect(failure({ LOG_LEVEL: "loud" })).toMatch(/^LOG_LEVEL is "loud"; .*debug/);
  expect(failure({ WIRE_ALLOW: "10.1.2.0/24, wires" })).toBe(
    'WIRE_ALLOW is "10.1.2.0/24, wires"; "wires" is no network; write networks and addresses such as 10.1.2.0/24, parted by commas.',
  );
  expect(failure({ SITE_PORT: "x", LOG_LEVEL: "y" }).split("\n")).toHaveLength(2);
});

test("one port cannot serve both stations", () => {
  expect(failure({ SITE_PORT: "8081" })).toBe(
    "SITE_PORT and NEWSROOM_PORT are both 8081; give them two different ports.",
  );
});

test("a database's address, which may hold a password, is never repeated", () => {
  const message = failure({ DATABASE_URL: "mysql://me:secret@host/db" });
  expect(message).toMatch(/^DATABASE_URL .*postgres:\/\//);
  expect(message).not.toContain("secret");
});
