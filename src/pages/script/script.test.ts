import { Script } from "node:vm";
import { expect, test } from "vitest";
import { formatNumber } from "../../language/numbers.ts";
import { plural } from "../../language/plurals.ts";
import { formatRelative } from "../../language/relative-time.ts";
import { language, templates } from "../page-builders.ts";
import { weightOf } from "../weight-builders.ts";
import { countedForms, scriptText, tight, workerText } from "./script.ts";

const all = [...templates.languages.values()];

test("an edition's script is at most 3 KB compressed, in every edition; its worker half of that", () => {
  for (const one of all) expect(weightOf(scriptText(one, true)), one.code).toBeLessThanOrEqual(3 * 1024);
  expect(weightOf(workerText(true))).toBeLessThanOrEqual(1.5 * 1024);
});

test("scripts can be read as scripts, and use nothing that only newer browsers can read", () => {
  for (const text of [...all.map((one) => scriptText(one, true)), workerText(true), workerText(false)]) {
    expect(() => new Script(text)).not.toThrow();
    expect(text).not.toMatch(/\?\.[a-z(]|\?\?|\bimport\b|__vi/);
  }
});

test("the edition's words are in its script, and offline reading can be taken back", () => {
  for (const code of ["en", "ur", "km"]) {
    const text = scriptText(language(code), true);
    for (const key of ["share", "savePage", "removeSaved", "breakingNews"] as const)
      expect(text, `${code} ${key}`).toContain(JSON.stringify(language(code).terms[key].text));
    expect(text).toContain('"offline":true');
    expect(scriptText(language(code), false)).toContain('"offline":false');
  }
  expect(workerText(false)).toContain("unregister()");
  expect(workerText(false)).not.toContain("fetch");
});

test("numbers take the form that the language gives them, in every edition", () => {
  for (const one of all)
    for (const [most, textOf] of [
      [59, (n: number) => formatRelative(one, 0, n * 60_000)],
      [23, (n: number) => formatRelative(one, 0, n * 3_600_000)],
      [99, (n: number) => plural(one, "newPostCount", n)],
    ] as const) {
      const [forms, which] = countedForms(one, most, textOf);
      expect(forms.length, one.code).toBeLessThan(8);
      for (let n = 1; n <= most; n += 1) {
        const form = forms[Number.parseInt(which[n - 1] ?? "", 36)];
        expect(form?.replace("{n}", formatNumber(one, n)), `${one.code} ${n}`).toBe(textOf(n));
      }
    }
});

test("only indents and comments go", () => {
  expect(tight("function a() {\n\t// why\n\treturn `b\u00a0 c`;\n\n\t/* so */\n}")).toBe(
    "function a() {\nreturn `b\u00a0 c`;\n}",
  );
});
