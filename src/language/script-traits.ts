/** What a script asks of type and punctuation, used where an edition's own file is silent. Sizes in CSS px. */
export type ScriptTraits = Readonly<{
  dir: "ltr" | "rtl";
  bodySize: number;
  lineHeight: number;
  headingLineHeight: number;
  headingWeight: number;
  capitals: boolean;
  italics: boolean;
  unspaced: boolean;
  listSeparator: string;
  dateAndTime: string;
  ellipsis: string;
}>;

const latin: ScriptTraits = {
  dir: "ltr",
  bodySize: 18,
  lineHeight: 1.5,
  headingLineHeight: 1.23,
  headingWeight: 700,
  capitals: true,
  italics: true,
  unspaced: false,
  listSeparator: ", ",
  dateAndTime: "{date}, {time} {zone}",
  ellipsis: "…",
};

const plain = { ...latin, capitals: false, italics: false, bodySize: 20, lineHeight: 1.75, headingLineHeight: 1.54 };
const arabic: ScriptTraits = { ...plain, dir: "rtl", listSeparator: "، ", dateAndTime: "{date}، {time} {zone}" };
const noSpaces: ScriptTraits = { ...plain, unspaced: true, dateAndTime: "{date} {time} {zone}" };
const han: ScriptTraits = {
  ...noSpaces,
  bodySize: 18,
  lineHeight: 1.7,
  headingLineHeight: 1.5,
  listSeparator: "、",
  dateAndTime: "{date} {time} ({zone})",
  ellipsis: "……",
};

const byScript: Readonly<Record<string, ScriptTraits>> = {
  Latn: latin,
  Cyrl: latin,
  Grek: latin,
  Armn: { ...latin, italics: false, lineHeight: 1.55, headingLineHeight: 1.36 },
  Geor: { ...plain, bodySize: 18, lineHeight: 1.55, headingLineHeight: 1.36 },
  Ethi: {
    ...plain,
    bodySize: 19,
    lineHeight: 1.65,
    headingLineHeight: 1.45,
    listSeparator: "፣ ",
    dateAndTime: "{date}፣ {time} {zone}",
  },
  Arab: arabic,
  Hebr: { ...plain, dir: "rtl", bodySize: 19, lineHeight: 1.6, headingLineHeight: 1.36 },
  Syrc: arabic,
  Thaa: { ...arabic, lineHeight: 1.9 },
  Nkoo: arabic,
  Adlm: { ...plain, dir: "rtl" },
  Rohg: { ...arabic, bodySize: 22, lineHeight: 1.8, headingLineHeight: 1.58, headingWeight: 600 },
  Deva: { ...plain, lineHeight: 1.67, headingLineHeight: 1.47 },
  Gujr: { ...plain, lineHeight: 1.67, headingLineHeight: 1.47 },
  Guru: { ...plain, lineHeight: 1.67, headingLineHeight: 1.47 },
  Taml: { ...plain, bodySize: 17, lineHeight: 1.8, headingLineHeight: 1.58 },
  Telu: { ...plain, bodySize: 19, lineHeight: 1.8, headingLineHeight: 1.58 },
  Sinh: { ...plain, bodySize: 18, lineHeight: 1.6, headingLineHeight: 1.42 },
  Thai: { ...noSpaces, lineHeight: 1.7, headingLineHeight: 1.5 },
  Laoo: noSpaces,
  Khmr: { ...noSpaces, lineHeight: 1.9, headingLineHeight: 1.67 },
  Mymr: { ...noSpaces, bodySize: 19, lineHeight: 1.9, headingLineHeight: 1.67, listSeparator: "၊ " },
  Tibt: {
    ...noSpaces,
    bodySize: 24,
    lineHeight: 2,
    headingLineHeight: 1.76,
    headingWeight: 500,
    listSeparator: "། ",
  },
  Hans: han,
  Hant: han,
  Jpan: { ...han, lineHeight: 1.8 },
  Kore: { ...han, unspaced: false, listSeparator: ", ", ellipsis: "…" },
};

/** The traits of an ISO 15924 script; an unknown script gets roomy, caseless, left-to-right ones. */
export function scriptTraits(script: string): ScriptTraits {
  return byScript[script] ?? plain;
}
