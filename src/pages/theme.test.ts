import { describe, expect, test } from "vitest";
import { frame, front, templates } from "./page-builders.ts";
import { render } from "./render.tsx";
import { checkTheme, coloursOf, contrast, type Theme } from "./theme.ts";

const mark = '<svg viewBox="0 0 24 24"><path d="M2 2h20v20H2z" fill="currentColor"/></svg>';
const ours: Theme = { light: { brand: "#5a1248", signal: "#8a1c00" }, headlineFonts: "Didot, serif", mark };

function faultOf(json: unknown): string {
  const checked = checkTheme(json);
  return checked.ok ? "" : checked.message;
}

describe("a token file", () => {
  test("is taken as it is, whole or in part", () => {
    expect(checkTheme(ours)).toEqual({ ok: true, theme: ours });
    expect(checkTheme({})).toEqual({ ok: true, theme: {} });
    expect(coloursOf(ours, "light")).toMatchObject({ brand: "#5a1248", paper: "#ffffff" });
  });

  test("is refused with the place, the value and the remedy when text would be hard to read", () => {
    expect(faultOf({ light: { brand: "#ff8800" } })).toMatch(
      /light\.brand \(#ff8800\) on light\.paper \(#ffffff\) has a contrast of 2\.\d to 1, and readers need 7/,
    );
    expect(faultOf({ dark: { paper: "#777777" } })).toContain("dark.ink");
    expect(faultOf({ light: { signal: "#d00000" } })).toContain("light.signal");
  });

  test.each([
    ["a word for a colour", { light: { ink: "black" } }, "light.ink: must be a colour as #1a2b3c"],
    ["a colour nobody knows", { light: { inkk: "#000000" } }, '"inkk"'],
    [
      "a font list that ends the rule",
      { headlineFonts: "x;} body{display:none" },
      "headlineFonts: must be a CSS font list",
    ],
    ["a mark that runs", { mark: '<svg viewBox="0 0 1 1" onload="alert(1)"/>' }, 'has onload="alert(1)"'],
    ["a mark with a script", { mark: '<svg viewBox="0 0 1 1"><script>1</script></svg>' }, "holds <script>"],
    [
      "a mark that loads",
      { mark: '<svg viewBox="0 0 1 1"><path d="M0 0" fill="url(http://x)"/></svg>' },
      "url(http://x)",
    ],
    ["a mark that is cut off", { mark: "<svg viewBox='0 0 1 1'>" }, "no well-formed SVG"],
    ["a mark without a viewBox", { mark: "<svg><path d='M0 0'/></svg>" }, "needs a viewBox"],
    ["a mark that is another element", { mark: "<g/>" }, "begins with <g>"],
    ["a list", [], "the file"],
  ])("is refused when it holds %s", (_what, json, message) => {
    expect(faultOf(json)).toContain(message);
  });
});

test.each(["en", "ur", "km"])("an edition's look shows in its pages: %s", (code) => {
  const html = render(front(code, { frame: frame(code, { theme: ours }) }), templates);
  expect(html).toContain("--brand:#5a1248");
  expect(html).toContain("--alert:#8a1c00");
  expect(html).toContain("--g:Didot,serif");
  expect(html).toContain(mark);
  expect(html).toContain("data:image/svg+xml,%3Csvg");
  expect(html).not.toContain("M2 21 12 6l10 15");
  expect(render(front(code), templates)).not.toContain("#5a1248");
});

test("a colour stands out on itself once, and black on white twenty-one times", () => {
  expect(contrast("#123456", "#123456")).toBe(1);
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
});
