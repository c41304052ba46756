import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { languageOf } from "../language/language.ts";
import type { ContentToSave } from "../newsroom-api/content.ts";
import { storable } from "./content.ts";

const { ZawgyiConverter } = createRequire(import.meta.url)("myanmar-tools") as {
  ZawgyiConverter: new () => { unicodeToZawgyi: (text: string) => string };
};
const converter = new ZawgyiConverter();

// One word of each run has no sign of its own that tells Zawgyi; the article has.
const headline = "ဥပဒေ";
const runs = [{ text: "နိုင်ငံတော်၏ " }, { text: "စီးပွား", strong: true }, { text: " ကျန်းမာရေး" }];

const sent = (written: (text: string) => string): ContentToSave => ({
  headline: written(headline),
  shortHeadline: null,
  summary: written("လူတိုင်းသည် တူညီလွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် မွေးဖွားလာသူများဖြစ်သည်။"),
  dateline: written("ရန်ကုန်"),
  genre: "news",
  section: null,
  topics: [],
  bylines: [],
  leadAsset: null,
  related: [],
  wireSources: [written("မြန်မာ့သတင်းဌာန")],
  machineDraft: false,
  rights: { copyrightHolder: null, usageTerms: null, redistributable: false },
  body: [{ kind: "paragraph", runs: runs.map((run) => ({ ...run, text: written(run.text) })) }],
});

test.each(["my", "en"])(
  "an article for the Zawgyi font is stored in Unicode, every run of it, in edition %s",
  (code) => {
    const stored = (content: ContentToSave) => storable(content, languageOf(code), [], () => "b1");
    const { summary, ...asIs } = stored(sent((text) => text));
    const { summary: converted, ...rest } = stored(sent((text) => converter.unicodeToZawgyi(text)));
    expect(rest).toEqual(asIs);
    expect(converted).toBe(summary);
    expect(rest.headline).toBe(headline);
  },
);
