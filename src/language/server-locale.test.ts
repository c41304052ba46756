import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";

// ICU answers in the server's own language where it has no data. So the same program runs on three servers.
const program = `
  const at = (file) => import(new URL(file, ${JSON.stringify(import.meta.url)}).href);
  const { loadLanguages } = await at("./language.ts");
  const { formatDate, formatMonth } = await at("./dates.ts");
  const { formatRelative } = await at("./relative-time.ts");
  const { formatNumber } = await at("./numbers.ts");
  const { formatList } = await at("./lists.ts");
  const { plural } = await at("./plurals.ts");
  const { words } = await at("./segmentation.ts");
  const { slug } = await at("./addresses.ts");
  const { fold } = await at("./search-folding.ts");
  const moment = Date.UTC(2026, 2, 9, 10, 5);
  const lines = [...loadLanguages().values()].map((language) => [
    language.code,
    ...["date", "dateAndTime", "monthAndYear", "time"].map((style) => formatDate(language, moment, style)),
    formatMonth(language, "2026-03"),
    formatRelative(language, moment - 300000, moment),
    formatNumber(language, 1234567.5),
    formatList(language, ["A", "B", "C"]),
    plural(language, "storyCount", 1),
    plural(language, "storyCount", 3),
    words(language, language.terms.notFoundExplained.text).join("|"),
    slug(language, language.terms.notFoundExplained.text + " IĞDIR"),
    fold(language, language.terms.notFoundExplained.text + " IĞDIR"),
  ]);
  console.log(Intl.DateTimeFormat().resolvedOptions().locale);
  console.log(JSON.stringify(lines, null, 1));
`;

function runOn(locale: string): Readonly<{ server: string; output: string }> {
  const env = { ...process.env, LANG: locale, LC_ALL: locale, LANGUAGE: locale, NODE_OPTIONS: "" };
  const arguments_ = ["--experimental-strip-types", "--no-warnings", "--input-type=module", "--eval", program];
  const [server = "", ...rest] = execFileSync(process.execPath, arguments_, { env, encoding: "utf8" }).split("\n");
  return { server, output: rest.join("\n") };
}

it("prints the same on a German, an Egyptian and a Turkish server", () => {
  const [german, egyptian, turkish] = [runOn("de_DE.UTF-8"), runOn("ar_EG.UTF-8"), runOn("tr_TR.UTF-8")];
  expect([german.server, egyptian.server, turkish.server]).toEqual(["de-DE", "ar-EG", "tr-TR"]);
  expect(egyptian.output).toBe(german.output);
  expect(turkish.output).toBe(german.output);
  expect(german.output).toContain("9 mas 2026");
});
