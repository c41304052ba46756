import { z } from "zod";
import { editionCode, filledLine, id, idParam } from "./fields.ts";
import { operation } from "./operation.ts";

const tag = "editions";
const params = z.object({ edition: editionCode });
const sectionSlug = z
  .string()
  .regex(/^[\p{L}\p{M}\p{N}]+(-[\p{L}\p{M}\p{N}]+)*$/u, "must be words joined by hyphens")
  .max(80);

export const section = z
  .strictObject({ id, edition: editionCode, slug: z.string(), name: z.string() })
  .meta({ id: "Section" });

/** One language service. */
export const edition = z
  .strictObject({
    code: editionCode,
    name: z.string().meta({ description: "In its own language." }),
    englishName: z.string(),
    path: z.string(),
    front: z.string().nullable().meta({ description: "Where readers find it; null while it is off." }),
    dir: z.enum(["ltr", "rtl"]),
    script: z.string(),
    own: z.boolean().meta({ description: "Its language data came from this newsroom." }),
    live: z.boolean().meta({ description: "Switched on: readers see it." }),
    practice: z
      .boolean()
      .meta({ description: "For practice: everything can be done in it, and nothing of it leaves the building." }),
    convertsFrom: editionCode
      .nullable()
      .meta({ description: "The edition whose pages it could show in its own script; null: there is none." }),
    scriptOf: editionCode.nullable().meta({
      description:
        "The edition whose pages it shows in its own script, with that one's sections; null: it has its own.",
    }),
    wordmark: z.string(),
    timeZone: z.string(),
    type: z
      .strictObject({
        fonts: z.string(),
        headingFonts: z.string(),
        size: z.number(),
        lineHeight: z.number(),
        headingLineHeight: z.number(),
        headingWeight: z.number(),
      })
      .meta({
        description: "How its readers' pages are set: a CSS font list, the body's size in pixels, line heights.",
      }),
    texts: z
      .strictObject({
        all: z.number().int(),
        read: z.number().int().meta({ description: "By a native speaker." }),
        unread: z.number().int(),
        borrowed: z.number().int().meta({ description: "From another language; not read either." }),
        warning: z.string().nullable().meta({
          description: "A sentence to heed before readers see the edition: no native has read most of its texts.",
        }),
      })
      .meta({ description: "Its interface texts: read, unread and borrowed make up all." }),
    sections: z.array(section),
  })
  .meta({ id: "Edition" });
export type Edition = z.output<typeof edition>;

const newSection = z.strictObject({ slug: sectionSlug.optional(), name: filledLine(80) }).meta({ id: "SectionToAdd" });

export const listEditions = operation({
  id: "listEditions",
  method: "get",
  path: "/api/editions",
  summary: "Every edition that can be had, on or off",
  tag,
  authority: "any",
  answer: z.strictObject({ items: z.array(edition) }),
});

export const readEdition = operation({
  id: "readEdition",
  method: "get",
  path: "/api/editions/{edition}",
  summary: "An edition with its sections",
  tag,
  authority: "any",
  params,
  answer: edition,
});

export const addEdition = operation({
  id: "addEdition",
  method: "post",
  path: "/api/editions",
  summary: "Add an edition with language data of your own; it is off until switched on",
  tag,
  authority: "all",
  body: z
    .strictObject({
      language: z
        .looseObject({ code: z.string() })
        .meta({ description: "The shape of the files in src/language/data: at least code, name and englishName." }),
    })
    .meta({ id: "EditionToAdd" }),
  status: 201,
  answer: edition,
});

export const replaceLanguage = operation({
  id: "replaceLanguage",
  method: "put",
  path: "/api/editions/{edition}/language",
  summary: "Replace the language data of an edition of your own",
  tag,
  authority: "all",
  params,
  body: z.strictObject({ language: z.looseObject({ code: z.string() }) }).meta({ id: "LanguageToReplace" }),
  answer: edition,
});

export const addPracticeEdition = operation({
  id: "addPracticeEdition",
  method: "post",
  path: "/api/editions/{edition}/practice",
  summary: "Add a practice edition in the language of this one, with its sections; it never goes on",
  tag,
  authority: "all",
  params,
  status: 201,
  answer: edition,
});

export const changeEdition = operation({
  id: "changeEdition",
  method: "patch",
  path: "/api/editions/{edition}",
  summary: "Change the wordmark, or the time zone while nothing is published",
  tag,
  authority: "edit",
  params,
  body: z
    .strictObject({
      wordmark: filledLine(80).nullable().optional().meta({ description: "Null: the language's own." }),
      timeZone: z
        .string()
        .max(60)
        .nullable()
        .optional()
        .meta({ description: "IANA name; null: the language's own.", example: "Asia/Dhaka" }),
    })
    .meta({ id: "EditionToChange" }),
  answer: edition,
});

/** An edition's own look; null: Skywave's. */
export const look = z
  .strictObject({
    edition: editionCode,
    tokens: z.record(z.string(), z.unknown()).nullable().meta({ description: "A token file's content, docs/look.md." }),
  })
  .meta({ id: "Look" });
export type Look = z.output<typeof look>;

export const readLook = operation({
  id: "readLook",
  method: "get",
  path: "/api/editions/{edition}/look",
  summary: "The edition's own look",
  tag,
  authority: "any",
  params,
  answer: look,
});

export const replaceLook = operation({
  id: "replaceLook",
  method: "put",
  path: "/api/editions/{edition}/look",
  summary: "Give the edition a look of its own: colours, fonts and a mark; null gives Skywave's back",
  tag,
  authority: "all",
  params,
  body: z.strictObject({ tokens: z.record(z.string(), z.unknown()).nullable() }).meta({ id: "LookToReplace" }),
  answer: look,
});

/** A word or name as the first script writes it, and as this edition does. */
const glossaryEntry = z
  .strictObject({ from: filledLine(120), to: filledLine(120) })
  .meta({ id: "GlossaryEntry", description: "Goes before the rules of conversion; whole words, capitals count." });

/** How an edition in another's second script writes what the rules get wrong. */
export const glossary = z
  .strictObject({ edition: editionCode, entries: z.array(glossaryEntry) })
  .meta({ id: "Glossary" });
export type Glossary = z.output<typeof glossary>;

export const readGlossary = operation({
  id: "readGlossary",
  method: "get",
  path: "/api/editions/{edition}/glossary",
  summary: "Words that the edition writes otherwise than conversion into its script would",
  tag,
  authority: "any",
  params,
  answer: glossary,
});

export const replaceGlossary = operation({
  id: "replaceGlossary",
  method: "put",
  path: "/api/editions/{edition}/glossary",
  summary: "Replace these words; every page of the edition follows",
  tag,
  authority: "edit",
  params,
  body: z.strictObject({ entries: z.array(glossaryEntry).max(2_000) }).meta({ id: "GlossaryToReplace" }),
  answer: glossary,
});

export const switchEditionOn = operation({
  id: "switchEditionOn",
  method: "post",
  path: "/api/editions/{edition}/switch-on",
  summary: "Show the edition to readers; the first time it gets its sections",
  tag,
  authority: "all",
  params,
  body: z
    .strictObject({
      sections: z
        .array(newSection)
        .max(40)
        .optional()
        .meta({ description: "Left out: the usual six, in its language." }),
      secondScript: z.boolean().optional().meta({
        description:
          "True: it shows the pages of the edition in `convertsFrom`, converted. False: it has pages of its own. Left out: as it was.",
      }),
    })
    .meta({ id: "EditionToSwitchOn" }),
  answer: edition,
});

export const switchEditionOff = operation({
  id: "switchEditionOff",
  method: "post",
  path: "/api/editions/{edition}/switch-off",
  summary: "Take the edition from readers; nothing of it is lost",
  tag,
  authority: "all",
  params,
  answer: edition,
});

export const addSection = operation({
  id: "addSection",
  method: "post",
  path: "/api/editions/{edition}/sections",
  summary: "Add a section at the end",
  tag,
  authority: "edit",
  params,
  body: newSection,
  status: 201,
  answer: section,
});

export const orderSections = operation({
  id: "orderSections",
  method: "put",
  path: "/api/editions/{edition}/sections/order",
  summary: "Put an edition's sections in order",
  tag,
  authority: "edit",
  params,
  body: z.strictObject({ sections: z.array(id).max(200) }).meta({ id: "SectionOrder" }),
  answer: edition,
});

export const renameSection = operation({
  id: "renameSection",
  method: "patch",
  path: "/api/sections/{section}",
  summary: "Rename a section; its address stays",
  tag,
  authority: "edit",
  params: z.object({ section: idParam }),
  body: z.strictObject({ name: filledLine(80) }).meta({ id: "SectionToRename" }),
  answer: section,
});

export const deleteSection = operation({
  id: "deleteSection",
  method: "delete",
  path: "/api/sections/{section}",
  summary: "Delete a section that holds nothing",
  tag,
  authority: "edit",
  params: z.object({ section: idParam }),
  answer: z.strictObject({ deleted: id }),
});
