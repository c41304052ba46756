import type { ShownBlock } from "../pages/page.ts";
import type { Block } from "../story/block.ts";

/** How a page gets what blocks show; null when its rights have run out. */
export interface AssetsOfPage<ShownPicture, ShownMedia> {
  readonly picture: (asset: number) => Promise<ShownPicture | null>;
  readonly media: (asset: number) => Promise<ShownMedia | null>;
}

/** The blocks with what they show. One whose asset may not be shown any more is left out; a post keeps its words. */
export async function shownBlocks<ShownPicture extends { readonly caption: string | null }, ShownMedia>(
  blocks: readonly Block[],
  assets: AssetsOfPage<ShownPicture, ShownMedia>,
): Promise<readonly ShownBlock<ShownPicture, ShownMedia>[]> {
  const shown = await Promise.all(blocks.map((block) => shownBlock(block, assets)));
  return shown.filter((block) => block !== null);
}

async function shownBlock<ShownPicture extends { readonly caption: string | null }, ShownMedia>(
  block: Block,
  { picture, media }: AssetsOfPage<ShownPicture, ShownMedia>,
): Promise<ShownBlock<ShownPicture, ShownMedia> | null> {
  const { id } = block;
  switch (block.kind) {
    case "picture": {
      const shown = await picture(block.asset);
      return shown === null ? null : { kind: "picture", id, picture: shown };
    }
    case "gallery": {
      const all = await Promise.all(
        block.pictures.map(async ({ asset, caption }) => {
          const shown = await picture(asset);
          return shown === null || caption === null ? shown : { ...shown, caption };
        }),
      );
      const pictures = all.filter((one) => one !== null);
      return pictures.length === 0 ? null : { kind: "gallery", id, pictures };
    }
    case "audio":
    case "video": {
      const shown = await media(block.asset);
      return shown === null ? null : { kind: block.kind, id, media: shown };
    }
    case "postCard": {
      const { asset, ...post } = block;
      return { ...post, picture: asset === null ? null : await picture(asset) };
    }
    default:
      return block;
  }
}
