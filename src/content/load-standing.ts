import type { Correction } from "../pages/page.ts";
import type { StandingKind } from "../story/standing.ts";
import { key } from "./key.ts";
import { type Loaded, nothing } from "./loaded.ts";
import type { Reader } from "./reader.ts";

/** For how long the page of corrections shows what was put right, in milliseconds, and how much at most. */
export const correctionsShown = 90 * 86_400_000;
const correctionsMost = 100;

/** A page about the service: nothing until it is written, but for that of corrections. */
export async function loadStanding(
  address: string,
  target: { readonly edition: string; readonly page: StandingKind },
  reader: Reader,
): Promise<Loaded> {
  const edition = await reader.edition(target.edition);
  if (edition === null) return nothing;
  reader.read(key.standingPage(edition.code, target.page));
  const rows = await reader.source.standing(edition.code);
  const row = rows.find((one) => one.kind === target.page);
  if (row === undefined && target.page !== "corrections") return nothing;
  const [frame, corrections] = await Promise.all([
    reader.frame(edition, "never"),
    target.page === "corrections" ? correctionsOf(edition.code, reader) : null,
  ]);
  return {
    kind: "page",
    page: {
      kind: "standing",
      frame,
      address,
      page: target.page,
      text: row?.content ?? null,
      updatedAt: row?.updated_at.getTime() ?? null,
      corrections,
    },
  };
}

async function correctionsOf(edition: string, reader: Reader): Promise<readonly Correction[]> {
  reader.read(key.corrections(edition));
  const rows = await reader.source.corrections(edition, new Date(reader.now - correctionsShown), correctionsMost);
  const shown = await Promise.all(
    rows.map(async ({ article, kind, note, at }) => {
      reader.dueAt(at.getTime() + correctionsShown);
      const card = await reader.card(article);
      return card === null
        ? null
        : { kind, at: at.getTime(), text: note, headline: card.headline, address: card.address };
    }),
  );
  return shown.filter((one) => one !== null);
}
