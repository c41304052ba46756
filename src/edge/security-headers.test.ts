import { expect, test } from "vitest";
import { contentPolicy } from "./security-headers.ts";

function mediaSources(html: string): string {
  const policy = contentPolicy("html", Buffer.from(html)) ?? "";
  return policy.split("; ").find((part) => part.startsWith("media-src")) ?? "";
}

test("a page without streams elsewhere loads sound and pictures from its own site alone", () => {
  expect(mediaSources('<audio src="../media/3/a.mp3"></audio><a href="https://elsewhere.example/">x</a>')).toBe(
    "media-src 'self'",
  );
});

test("a page may load from exactly the https hosts of its players", () => {
  const html = `<audio controls><source src="https://b.example/live?a=1&amp;b=2" type="audio/mpeg"><source src='https://a.example:8443/x.m3u8'></audio>
    <video src=https://c.example/v.mp4 controls></video><audio src="https://b.example/other"></audio>`;
  expect(mediaSources(html)).toBe("media-src 'self' https://a.example:8443 https://b.example https://c.example");
});

test("http, data and what is no host allow nothing", () => {
  const html = `<audio src="http://a.example/x"></audio><audio src="data:audio/wav,x"></audio><audio src="https://*/x"></audio>
    <audio src="https://a;b/x"></audio><audio data-src="https://d.example/x"></audio><audio src="//e.example/x"></audio>`;
  expect(mediaSources(html)).toBe("media-src 'self'");
});

test("a player written in a comment, a script or a title is none", () => {
  const player = '<audio src="https://a.example/x">';
  const html = `<!-- ${player} --><title>${player}</title><script>"${player}"</script><textarea>${player}</textarea>`;
  expect(mediaSources(html)).toBe("media-src 'self'");
});
