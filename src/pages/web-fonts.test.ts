import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { language, templates } from "./page-builders.ts";
import { fontFaces, webFonts } from "./web-fonts.ts";

const require = createRequire(import.meta.url);

test.each(webFonts)("the name of $family carries the hash of its bytes, which a browser can read", (font) => {
  const bytes = readFileSync(require.resolve(`@fontsource/${font.from.package}/files/${font.from.file}`));
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  expect(font.address).toMatch(new RegExp(`^media/fonts/[a-z]+-${hash}\\.woff2$`));
  expect(bytes.toString("latin1", 0, 4)).toBe("wOF2");
  expect(bytes.byteLength).toBeLessThan(165_000);
});

test("only editions in scripts that phones lack bring a font, and show text before it is there", () => {
  const bringing = [...templates.languages.values()].filter((one) => fontFaces(one, (to) => to) !== "");
  expect(bringing.map(({ code }) => code).sort()).toEqual(["bo", "rhg-Rohg", "ur"]);
  for (const { code } of bringing) {
    const [own = "", latin] = fontFaces(language(code), (to) => `../${to}`).split(/(?=@font-face)/);
    expect(own).toMatch(/font-display:swap/);
    expect(own).toMatch(/src:local\("[^"]+"\).*,url\(\.\.\/media\/fonts\/[\w-]+\.woff2\)/);
    expect(own).toMatch(/unicode-range:U\+/);
    if (latin !== undefined) expect(latin).toMatch(/size-adjust:\d+%/);
  }
});
