import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import burmeseEdition from "./data/my.json" with { type: "json" };
import burmeseStories from "../../demonstration/stories/my.json" with { type: "json" };
import { cleanText, withoutControls } from "./input.ts";
import { languageOf } from "./language.ts";
import { fold } from "./search-folding.ts";
import { fromZawgyi, isZawgyi } from "./zawgyi.ts";

const require = createRequire(import.meta.url);
const { ZawgyiConverter } = require("myanmar-tools") as {
  ZawgyiConverter: new () => { unicodeToZawgyi: (text: string) => string };
};
const converter = new ZawgyiConverter();
const inZawgyi = (text: string) => converter.unicodeToZawgyi(text);

const textsIn = (value: unknown): string[] =>
  typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap(textsIn);
const stories = textsIn(burmeseStories);
const terms = Object.values(burmeseEdition.terms).flatMap((term) =>
  "text" in term ? [term.text] : textsIn(term.forms),
);
const sample = async (name: string) => readFile(require.resolve(`myanmar-tools/resources/${name}`), "utf8");

describe("Burmese in Unicode", () => {
  it("stays as it is: all texts of the edition and every word of its stories", () => {
    for (const text of [...terms, ...stories, ...stories.flatMap((story) => story.split(/[\s၊။]+/u))])
      expect(cleanText(languageOf("my"), text)).toBe(text.normalize("NFC"));
  });

  it("stays as it is in long texts and in each of their words", async () => {
    for (const name of ["udhr_mya_unicode_src.txt", "mmgov_unicode_out.txt"]) {
      const text = (await sample(name)).normalize("NFC");
      expect(fromZawgyi(text)).toBe(text);
      for (const word of text.match(/[\u1000-\u109f]+/g) ?? []) expect(fromZawgyi(word)).toBe(word);
    }
  });

  it("stays as it is where the model alone takes it for Zawgyi: science, meaning, sport", () => {
    for (const word of ["သိပ္ပံ", "အဓိပ္ပာယ်", "အားကစား", "မေတ္တာထား၍"]) expect(fromZawgyi(word)).toBe(word);
  });

  it("stays as it is among other languages of the script, and among Zawgyi", () => {
    const languages = ["ပှၤကညီ", "တၢ်ကစီၣ်", "ၽႃႇသႃႇတႆး", "ဘာသာ မန်", "လိက်မန် ကေုာံ ၚ်"]; // Karen, Shan, Mon
    for (const text of languages) expect(fromZawgyi(text)).toBe(text.normalize("NFC"));
    expect(fromZawgyi("မြန်မာနိုင်ငံ", true)).toBe("မြန်မာနိုင်ငံ");
    expect(fromZawgyi("Yangon – ရန်ကုန် 2026", true)).toBe("Yangon – ရန်ကုန် 2026");
  });
});

describe("Burmese for the Zawgyi font", () => {
  it("becomes Unicode: texts of the edition and its stories come back, also when NFC has moved their marks", () => {
    const all = [...stories, ...terms.filter((text) => text.length >= 20 && !text.includes("{"))];
    for (const text of all) {
      const once = fromZawgyi(inZawgyi(text).normalize("NFC"));
      // The converter writes the asat and the medial of this one foreign name the other way round.
      expect(once.replaceAll("ရ်ှ", "ရှ်")).toBe(text.normalize("NFC"));
      expect(isZawgyi(once)).toBe(false);
    }
  });

  it("becomes Unicode in names, whatever the edition", () => {
    for (const name of ["အောင်ဆန်းစုကြည်", "မင်းအောင်လှိုင်", "ရန်ကုန်", "နေပြည်တော်", "ကျန်းမာရေး"]) {
      expect(inZawgyi(name)).not.toBe(name);
      expect(withoutControls(inZawgyi(name))).toBe(name);
      expect(cleanText(languageOf("en"), `${inZawgyi(name)} (AFP)`)).toBe(`${name} (AFP)`);
    }
  });

  it("becomes Unicode line by line, and leaves tags and other languages alone", () => {
    const name = "အောင်ဆန်းစုကြည်";
    expect(fromZawgyi(`<p title="မြန်မာ">${inZawgyi(name)} – Daw Suu</p>\nမြန်မာ`)).toBe(
      `<p title="မြန်မာ">${name} – Daw Suu</p>\nမြန်မာ`,
    );
  });

  it("is settled by the text around it where a word has no telling sign: law, economy", () => {
    for (const word of ["ဥပဒေ", "စီးပွား"]) {
      expect(fromZawgyi(inZawgyi(word))).toBe(inZawgyi(word));
      expect(fromZawgyi(inZawgyi(word), true)).toBe(word);
    }
  });

  it("is found by search in either", () => {
    const my = languageOf("my");
    expect(fold(my, inZawgyi("နေပြည်တော် သတင်း"))).toBe(fold(my, "နေပြည်တော် သတင်း"));
  });

  it("is recognised in 99 lines of 100 of a long text", async () => {
    const lines = (await sample("udhr_mya_zawgyi_out.txt")).split("\n").filter((line) => /[\u1000-\u109f]/.test(line));
    expect(lines.filter(isZawgyi).length / lines.length).toBeGreaterThan(0.985);
  });
});
