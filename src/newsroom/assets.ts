import { key } from "../content/key.ts";
import { targetsOfAsset } from "../content/target.ts";
import type { Transaction } from "../db/database.ts";
import {
  assetPage,
  editionsShowing,
  insertAsset,
  lockAsset,
  type StoredAsset,
  storeAssetText,
  storedAsset,
  updateAsset,
} from "../db/newsroom-assets.ts";
import { storedEditions } from "../db/newsroom-editions.ts";
import { cleanText, withoutControls } from "../language/input.ts";
import type * as api from "../newsroom-api/assets.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type { Outcome } from "../newsroom-api/refusal.ts";
import { type Desk, doAct, read } from "./act.ts";
import { type Actor, requireEditing, requireWriting, requireWritingSomewhere } from "./actor.ts";
import { stay } from "./editions.ts";
import { discardRenditions, nameRenditions, renderFocal, type StoredPicture, storePicture } from "./pictures.ts";
import { found, Refused } from "./refused.ts";
import { iso, isoOrNull } from "./views.ts";

/** An uploaded file as it came in. */
export interface Upload {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

export function assetActs(desk: Desk) {
  // Long only because it holds every act on assets; each is short.
  const view = async (trx: Transaction, id: number) => assetView(await known(storedAsset(trx, id), id));
  const directory = desk.picturesDirectory;

  return {
    /** Rendered first, then written down: an asset always has its files. */
    upload: async (by: Actor, upload: Upload): Promise<Outcome<api.Asset>> => {
      const allowed = await read(desk, async () => requireWritingSomewhere(by));
      if (!allowed.ok) return allowed;
      const stored = await storePicture({ ...upload, directory });
      if (!stored.ok) return { ok: false, kind: "invalid", message: stored.message };
      const { picture } = stored;
      return keptOrDiscarded(picture, () =>
        doAct(desk, by, "upload asset", async ({ trx, now }) => {
          const id = await insertAsset(trx, {
            ...rowOf(upload.fileName, picture),
            created_at: now,
            account: by.account,
          });
          await nameRenditions(directory, picture, id);
          return {
            subject: `asset ${id}`,
            detail: { fileName: upload.fileName, sha256: picture.sha256 },
            answer: (queries) => view(queries, id),
          };
        }),
      );
    },

    list: ({ query }: InputOf<typeof api.listAssets>) =>
      read(desk, async (trx) => {
        const { before = null, limit, search = "", kind = null } = query;
        const rows = await assetPage(trx, { before, limit, search, kind });
        return { items: rows.map(assetView), next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null };
      }),

    read: ({ params }: InputOf<typeof api.readAsset>) => read(desk, (trx) => view(trx, params.asset)),

    change: (by: Actor, { params, body }: InputOf<typeof api.changeAsset>) =>
      doAct(desk, by, "change asset", async ({ trx, now }) => {
        const asset = await lockOwnAsset(trx, by, params.asset);
        const expiresAt = body.expiresAt === undefined ? asset.expires_at : instantOrNull(body.expiresAt);
        const expired = expiresAt !== null && expiresAt <= now;
        const change = {
          ...(body.credit === undefined ? {} : { credit: cleanOrNull(body.credit) }),
          ...(body.copyrightHolder === undefined ? {} : { copyright_holder: cleanOrNull(body.copyrightHolder) }),
          ...(body.usageTerms === undefined ? {} : { usage_terms: cleanOrNull(body.usageTerms) }),
          expires_at: expiresAt,
          expired,
        };
        const { credit, copyrightHolder, usageTerms } = body; // the last two are told to partners
        const shows =
          [credit, copyrightHolder, usageTerms].some((one) => one !== undefined) || expired !== asset.expired;
        return {
          subject: `asset ${asset.id}`,
          detail: body,
          nudge: true,
          change: {
            keys: shows ? await keysOf(trx, asset.id) : [],
            takedown: expired && !asset.expired,
            addresses: asset.expired && !expired ? targetsOfAsset(asset) : [],
            perform: () => updateAsset(trx, asset.id, change),
          },
          answer: (queries) => view(queries, asset.id),
        };
      }),

    setFocalPoint: async (
      by: Actor,
      { params, body }: InputOf<typeof api.setFocalPoint>,
    ): Promise<Outcome<api.Asset>> => {
      const before = await read(desk, (trx) => known(storedAsset(trx, params.asset), params.asset));
      if (!before.ok) return before;
      const { sha256, media_type: mediaType, file_name: fileName, kind } = before.value;
      if (kind !== "picture")
        return {
          ok: false,
          kind: "refused",
          message: `Asset ${params.asset} is ${kind}; only pictures have a focal point.`,
        };
      // Rendering takes seconds: outside the transaction, which checks authority again.
      const allowed = await read(desk, async (trx) => requireShowing(trx, by, params.asset));
      if (!allowed.ok) return allowed;
      const rendered = await renderFocal({ sha256, mediaType, fileName, focal: body, directory });
      if (!rendered.ok) return { ok: false, kind: "refused", message: rendered.message };
      const { focal, version, widths, unnamed } = rendered.picture;
      return keptOrDiscarded({ unnamed }, () =>
        doAct(desk, by, "set focal point", async ({ trx }) => {
          const asset = await lockOwnAsset(trx, by, params.asset);
          await nameRenditions(directory, { unnamed, version }, asset.id);
          const change = { focal_x: focal.x, focal_y: focal.y, version, widths: [...widths] };
          return {
            subject: `asset ${asset.id}`,
            detail: { ...focal, version },
            change: {
              keys: await keysOf(trx, asset.id),
              addresses: targetsOfAsset({ id: asset.id, version, widths, renditions: [] }),
              perform: () => updateAsset(trx, asset.id, change),
            },
            answer: (queries) => view(queries, asset.id),
          };
        }),
      );
    },

    setText: (by: Actor, { params, body }: InputOf<typeof api.setAssetText>) =>
      doAct(desk, by, "describe asset", async ({ trx, languages }) => {
        const { edition } = params;
        requireWriting(by, [edition]);
        await stay(trx, edition);
        const asset = await known(lockAsset(trx, params.asset), params.asset);
        const shown = await editionsShowing(trx, asset.id);
        if (shown.includes(edition)) requireEditing(by, [edition]); // readers see the text
        const clean = (text: string) => cleanText(languages.of(edition), text).trim();
        const alt = clean(body.alt);
        const caption = body.caption === null || clean(body.caption) === "" ? null : clean(body.caption);
        const spoken = body.transcript === null ? "" : cleanText(languages.of(edition), body.transcript).trim();
        const transcript = spoken === "" ? null : spoken;
        requireItsWords(asset, edition, { alt, caption, transcript });
        if (alt === caption)
          throw new Refused(
            "invalid",
            `The alt text of asset ${asset.id} repeats the caption in edition "${edition}"; say what the picture shows to somebody who cannot see it.`,
          );
        return {
          subject: `asset ${asset.id}`,
          detail: { edition, ...body },
          change: {
            keys: [key.asset(asset.id, edition)],
            perform: () => storeAssetText(trx, { asset: asset.id, edition, caption, alt, transcript }),
          },
          answer: (queries) => view(queries, asset.id),
        };
      }),
  };

  async function keptOrDiscarded<T>(
    picture: Pick<StoredPicture, "unnamed">,
    keep: () => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    let outcome: Outcome<T> | undefined;
    try {
      outcome = await keep();
      return outcome;
    } finally {
      if (!outcome?.ok) await discardRenditions(directory, picture.unnamed);
    }
  }
}

/** Everything that shows the asset, and its files: in all editions, since one may begin to show it at this very moment. */
export async function keysOf(trx: Transaction, asset: number): Promise<readonly string[]> {
  const editions = await storedEditions(trx);
  return [...editions.map(({ code }) => key.asset(asset, code)), key.shown(asset)];
}

/** In no language of its own: every edition shows it. */
function cleanOrNull(text: string | null): string | null {
  return text === null ? null : withoutControls(text).trim() || null;
}

export async function lockOwnAsset(trx: Transaction, by: Actor, id: number): Promise<StoredAsset> {
  const asset = await known(lockAsset(trx, id), id);
  await requireShowing(trx, by, id);
  return asset;
}

async function requireShowing(trx: Transaction, by: Actor, id: number): Promise<void> {
  requireWritingSomewhere(by);
  requireEditing(by, await editionsShowing(trx, id));
}

/** A picture is described to those who do not see it; audio and video are named by a caption, and written out. */
function requireItsWords(
  { id, kind }: StoredAsset,
  edition: string,
  words: { readonly alt: string; readonly caption: string | null; readonly transcript: string | null },
): void {
  if (kind === "picture") {
    if (words.alt === "")
      throw new Refused(
        "invalid",
        `The alt text of asset ${id} is empty in edition "${edition}"; say what the picture shows.`,
      );
    if (words.transcript !== null)
      throw new Refused("invalid", `Asset ${id} is a picture; only audio and video have a transcript.`);
    return;
  }
  if (words.caption === null)
    throw new Refused(
      "invalid",
      `The caption of asset ${id} is empty in edition "${edition}"; say what is to be heard or seen.`,
    );
  if (words.alt !== "")
    throw new Refused("invalid", `Asset ${id} is ${kind}; its words are caption and transcript, not an alt text.`);
}

async function known(asked: Promise<StoredAsset | null>, id: number): Promise<StoredAsset> {
  return found(await asked, `asset ${id}`, "GET /api/assets lists those that there are.");
}

function instantOrNull(given: string | null): Date | null {
  return given === null ? null : new Date(given);
}

function rowOf(fileName: string, picture: StoredPicture) {
  return {
    kind: "picture" as const,
    file_name: fileName,
    media_type: picture.mediaType,
    sha256: picture.sha256,
    byte_length: picture.byteLength,
    width: picture.width,
    height: picture.height,
    focal_x: picture.focal.x,
    focal_y: picture.focal.y,
    version: picture.version,
    widths: picture.widths,
  };
}

export function assetView(row: StoredAsset): api.Asset {
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    mediaType: row.media_type,
    byteLength: row.byte_length,
    width: row.width,
    height: row.height,
    focalPoint: { x: row.focal_x, y: row.focal_y },
    version: row.version,
    widths: [...row.widths],
    state: row.state,
    problem: row.problem,
    duration: row.duration,
    renditions: [...row.renditions],
    credit: row.credit,
    copyrightHolder: row.copyright_holder,
    usageTerms: row.usage_terms,
    expiresAt: isoOrNull(row.expires_at),
    expired: row.expired,
    createdAt: iso(row.created_at),
    texts: [...row.texts],
  };
}
