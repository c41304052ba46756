import type { Extensions } from "@tiptap/core";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { Italic } from "@tiptap/extension-italic";
import { Link } from "@tiptap/extension-link";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Text } from "@tiptap/extension-text";
import { Dropcursor, Gapcursor, Placeholder, UndoRedo } from "@tiptap/extensions";
import { BlockIds } from "./block-ids.ts";
import { Bullets, Heading, Item, LanguageMark, Numbers, PictureNode, Quotation } from "./nodes.tsx";
import { RichNode } from "./rich/RichNode.tsx";

/** Only what an article's body can say: whatever else is pasted becomes one of these, or plain text. */
export function extensionsFor(
  { id, edition }: { readonly id: number; readonly edition: string },
  mayWrite: boolean,
  placeholder: string,
): Extensions {
  return [
    Document.extend({ content: "(paragraph | heading | quotation | bulletList | orderedList | picture | rich)+" }),
    Text,
    Paragraph,
    Heading,
    Quotation,
    Bullets,
    Numbers,
    Item,
    PictureNode.configure({ edition, mayWrite }),
    RichNode.configure({ edition, mayWrite }),
    Bold,
    Italic,
    Link.configure({
      openOnClick: false,
      autolink: false,
      protocols: ["http", "https", "mailto"],
      isAllowedUri: (address) => isSafe(address),
    }),
    LanguageMark,
    BlockIds.configure({ article: id }),
    UndoRedo,
    Dropcursor,
    Gapcursor,
    Placeholder.configure({ placeholder }),
  ];
}

/** What readers' pages link to: absolute http, https and mailto addresses. */
export function isSafe(address: string): boolean {
  return URL.canParse(address) && ["http:", "https:", "mailto:"].includes(new URL(address).protocol);
}
