import { expect, test } from "vitest";
import { renderBreaking } from "./app-files.ts";
import { edition, language, morning, templates } from "./page-builders.ts";
import { render } from "./render.tsx";

test.each(["en", "ur", "km"])("an edition can be installed as an app that speaks its language: %s", (code) => {
  const { path, htmlLang, dir } = language(code);
  const address = `${path}/app.webmanifest`;
  const text = render({ kind: "app-manifest", address, edition: edition(code), theme: null }, templates);
  const manifest = JSON.parse(text) as { icons: readonly { src: string; sizes: string; purpose: string }[] };
  const base = `https://news.example/${address}`;
  expect(manifest).toMatchObject({
    lang: htmlLang,
    dir,
    short_name: edition(code).wordmark,
    start_url: "./",
    scope: "./",
  });
  expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
    "192x192 any",
    "512x512 any",
    "512x512 maskable",
  ]);
  for (const { src } of manifest.icons) expect(new URL(src, base).pathname).toMatch(/^\/media\/icon-1\/\w+\.png$/);
});

test("an edition with a mark and colours of its own is installed with them", () => {
  const mark = '<svg viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>';
  const theme = { light: { brand: "#5a1248" }, mark };
  const page = { kind: "app-manifest", address: "en/app.webmanifest", edition: edition("en"), theme } as const;
  const manifest = JSON.parse(render(page, templates)) as { icons: readonly { src: string }[] };
  expect(manifest).toMatchObject({ theme_color: "#5a1248" });
  expect(manifest.icons[0]?.src).toContain("M0%200h1v1z".replace("%20", " ").replace(" ", "%20"));
});

test("the breaking line is told with where it leads and when it ends", () => {
  const address = "km/breaking.json";
  expect(JSON.parse(renderBreaking({ kind: "breaking", address, line: null }))).toEqual({});
  const line = { text: "ទឹក", address: "km/14/ទឹក/", until: morning };
  expect(JSON.parse(renderBreaking({ kind: "breaking", address, line }))).toEqual({
    text: "ទឹក",
    address: "14/ទឹក/",
    until: "2026-03-09T06:35:00.000Z",
  });
});
