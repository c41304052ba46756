import { key } from "../content/key.ts";
import { targetsOfEdition } from "../content/target.ts";
import {
  articlesInSection,
  deleteSectionRow,
  insertSection,
  lockSection,
  orderSectionRows,
  renameSectionRow,
  sectionsOf,
  type StoredSection,
} from "../db/newsroom-sections.ts";
import type { Transaction } from "../db/database.ts";
import { cleanText } from "../language/input.ts";
import type * as api from "../newsroom-api/editions.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import { type Desk, doAct } from "./act.ts";
import { type Actor, requireEditing } from "./actor.ts";
import { editionNow, stayOwn } from "./editions.ts";
import { found, Refused } from "./refused.ts";
import { usableSlug } from "./section-slugs.ts";

export function sectionActs(desk: Desk) {
  // Long only because it holds every act on sections; each is short.
  return {
    add: (by: Actor, { params, body }: InputOf<typeof api.addSection>) =>
      doAct(desk, by, "add section", async ({ trx, languages }) => {
        const { edition } = params;
        requireEditing(by, [edition]);
        const { path } = await stayOwn(trx, edition);
        const language = languages.of(edition);
        const name = cleanText(language, body.name).trim();
        const slug = usableSlug(language, name, body.slug);
        const added = await insertSection(trx, { edition, slug, name });
        if (added === null)
          throw new Refused(
            "conflict",
            `Edition "${edition}" has a section with the address "${slug}"; give this one another slug.`,
          );
        return {
          subject: `section ${added.id}`,
          detail: added,
          // The row stands in for what `perform` would write: its number is part of its address's target.
          change: {
            keys: [key.edition(edition)],
            addresses: targetsOfEdition(edition, path, [added]),
            perform: async () => {},
          },
          answer: () => added,
        };
      }),

    order: (by: Actor, { params, body }: InputOf<typeof api.orderSections>) =>
      doAct(desk, by, "order sections", async ({ trx }) => {
        const { edition } = params;
        requireEditing(by, [edition]);
        await stayOwn(trx, edition);
        const own = (await sectionsOf(trx, edition)).map((row) => row.id);
        if (own.length !== body.sections.length || !own.every((id) => body.sections.includes(id)))
          throw new Refused(
            "invalid",
            `The order must name each section of edition "${edition}" once: ${own.join(", ")}.`,
          );
        return {
          subject: `edition ${edition}`,
          detail: body,
          change: { keys: [key.edition(edition)], perform: () => orderSectionRows(trx, body.sections) },
          answer: (queries) => editionNow(desk, queries, edition),
        };
      }),

    rename: (by: Actor, { params, body }: InputOf<typeof api.renameSection>) =>
      doAct(desk, by, "rename section", async ({ trx, languages }) => {
        const section = await lockOwnSection(trx, by, params.section);
        const name = cleanText(languages.of(section.edition), body.name).trim();
        return {
          subject: `section ${section.id}`,
          detail: { from: section.name, to: name },
          change: { keys: [key.edition(section.edition)], perform: () => renameSectionRow(trx, section.id, name) },
          answer: () => ({ ...section, name }),
        };
      }),

    remove: (by: Actor, { params }: InputOf<typeof api.deleteSection>) =>
      doAct(desk, by, "delete section", async ({ trx }) => {
        const section = await lockOwnSection(trx, by, params.section);
        const held = await articlesInSection(trx, section.id);
        if (held > 0)
          throw new Refused(
            "conflict",
            `Section ${section.id} ("${section.name}") holds ${held} articles; move them first.`,
          );
        return {
          subject: `section ${section.id}`,
          detail: section,
          change: { keys: [key.edition(section.edition)], perform: () => deleteSectionRow(trx, section.id) },
          answer: () => ({ deleted: section.id }),
        };
      }),
  };
}

async function lockOwnSection(trx: Transaction, by: Actor, id: number): Promise<StoredSection> {
  const section = found(await lockSection(trx, id), `section ${id}`, "GET /api/editions lists the sections of each.");
  requireEditing(by, [section.edition]);
  return section;
}
