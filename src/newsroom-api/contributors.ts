import { z } from "zod";
import { editionCode, filledLine, id, idParam, pageOf, paging, searchWords, text } from "./fields.ts";
import { operation } from "./operation.ts";

const tag = "contributors";
const params = z.object({ contributor: idParam });
const inEdition = z.object({ contributor: idParam, edition: editionCode });
const kind = z.enum(["person", "desk", "agency"]);

/** Who is credited: apart from accounts, so that a real author can stay hidden. */
export const contributor = z
  .strictObject({
    id,
    kind,
    name: z.string().meta({ description: "Where an edition has no name of its own." }),
    portrait: id.nullable(),
    withheld: z.boolean().meta({ description: "The name is taken off everything." }),
    texts: z.array(
      z.strictObject({
        edition: editionCode,
        name: z.string(),
        description: z.string().nullable(),
        withheld: z.boolean(),
      }),
    ),
  })
  .meta({ id: "Contributor" });
export type Contributor = z.output<typeof contributor>;

export const createContributor = operation({
  id: "createContributor",
  method: "post",
  path: "/api/contributors",
  summary: "Add somebody who is credited: a person, a desk or an agency",
  tag,
  authority: "any",
  body: z.strictObject({ kind, name: filledLine(120) }).meta({ id: "ContributorToCreate" }),
  status: 201,
  answer: contributor,
});

export const listContributors = operation({
  id: "listContributors",
  method: "get",
  path: "/api/contributors",
  summary: "Contributors, newest first",
  tag,
  authority: "any",
  query: z.object({
    ...paging,
    kind: kind.optional(),
    search: searchWords.meta({ description: "Words of the name, here or in any edition." }),
  }),
  answer: pageOf(contributor),
});

export const readContributor = operation({
  id: "readContributor",
  method: "get",
  path: "/api/contributors/{contributor}",
  summary: "A contributor",
  tag,
  authority: "any",
  params,
  answer: contributor,
});

export const changeContributor = operation({
  id: "changeContributor",
  method: "patch",
  path: "/api/contributors/{contributor}",
  summary: "Rename everywhere, or change the portrait",
  tag,
  authority: "all",
  params,
  body: z
    .strictObject({ name: filledLine(120).optional(), portrait: id.nullable().optional() })
    .meta({ id: "ContributorToChange" }),
  answer: contributor,
});

export const setContributorText = operation({
  id: "setContributorText",
  method: "put",
  path: "/api/contributors/{contributor}/texts/{edition}",
  summary: "Set the name and description in one edition",
  tag,
  authority: "write",
  params: inEdition,
  body: z
    .strictObject({ name: filledLine(120), description: text(1_000).nullable().default(null) })
    .meta({ id: "ContributorText" }),
  answer: contributor,
});

const where = editionCode.nullable().default(null).meta({ description: "Null: in all editions." });

export const withholdContributor = operation({
  id: "withholdContributor",
  method: "post",
  path: "/api/contributors/{contributor}/withhold",
  summary: "Take the name off everything, before anything else, in one edition or in all",
  tag,
  authority: "edit",
  params,
  body: z.strictObject({ edition: where }).meta({ id: "Withholding" }),
  answer: contributor,
});

export const giveContributorBack = operation({
  id: "giveContributorBack",
  method: "delete",
  path: "/api/contributors/{contributor}/withhold",
  summary: "Show the name again, in one edition or in all",
  tag,
  authority: "edit",
  params,
  query: z.object({ edition: editionCode.optional().meta({ description: "Left out: wherever it is withheld." }) }),
  answer: contributor,
});
