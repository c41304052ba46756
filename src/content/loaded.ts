import type { ShareCard } from "../pages/share-card.ts";
import type { GonePage, Page } from "../pages/page.ts";

/** What stands at an address now. `file`: bytes kept outside the tree under `name`, a rendition's, or an icon's or font's that comes with the software. Redirects go to addresses in the tree. */
export type Loaded =
  | { readonly kind: "page"; readonly page: Page }
  | { readonly kind: "redirect"; readonly to: string }
  | { readonly kind: "gone"; readonly page: GonePage }
  | { readonly kind: "file"; readonly of: "renditions" | "icons" | "fonts"; readonly name: string }
  /** A picture of type, kept beside the renditions once it is made. */
  | { readonly kind: "file"; readonly of: "share-cards"; readonly card: ShareCard }
  | { readonly kind: "nothing" };

export const nothing: Loaded = { kind: "nothing" };
