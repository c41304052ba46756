import { Button } from "@mantine/core";
import { mergeAttributes, Mark, Node } from "@tiptap/core";
import { BulletList, ListItem, OrderedList } from "@tiptap/extension-list";
import { NodeViewContent, type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from "@tiptap/react";
import { PictureCard } from "../../pictures/PictureCard.tsx";
import { useSpeech } from "../../texts/texts.ts";
import { QuotationFields } from "./QuotationFields.tsx";
import styles from "./editor.module.css";

/** A subheading: articles have one level of them. */
export const Heading = Node.create({
  name: "heading",
  group: "block",
  content: "inline*",
  defining: true,
  parseHTML: () => ["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => ({ tag })),
  renderHTML: ({ HTMLAttributes }) => ["h2", mergeAttributes(HTMLAttributes), 0],
});

/** A quotation with who said it and, where it was said in another language, the original words. */
export const Quotation = Node.create({
  name: "quotation",
  group: "block",
  content: "inline*",
  defining: true,
  addAttributes: () => ({
    by: {
      default: null,
      parseHTML: (element) => element.dataset.by ?? null,
      renderHTML: ({ by }) => (typeof by === "string" ? { "data-by": by } : {}),
    },
    original: {
      default: null,
      parseHTML: originalIn,
      renderHTML: ({ original }) =>
        original === null
          ? {}
          : { "data-original": String(original.text), "data-original-language": String(original.language) },
    },
  }),
  parseHTML: () => [{ tag: "blockquote" }],
  renderHTML: ({ HTMLAttributes }) => ["blockquote", mergeAttributes(HTMLAttributes), 0],
  addNodeView: () =>
    ReactNodeViewRenderer(QuotationView, {
      stopEvent: ({ event }) => event.target instanceof HTMLElement && event.target.closest("[data-fields]") !== null,
    }),
});

// The clipboard carries them along, so that a quotation that is moved is still somebody's.
function originalIn({ dataset }: HTMLElement): { readonly text: string; readonly language: string } | null {
  const { original: text, originalLanguage: language } = dataset;
  return text === undefined || language === undefined ? null : { text, language };
}

function QuotationView(props: NodeViewProps) {
  return (
    <NodeViewWrapper className={styles.quotation}>
      <NodeViewContent<"blockquote"> as="blockquote" />
      <QuotationFields {...props} />
    </NodeViewWrapper>
  );
}

/** A picture of the library, in the text. */
export const PictureNode = Node.create<{ edition: string; mayWrite: boolean }>({
  name: "picture",
  group: "block",
  atom: true,
  draggable: true,
  addOptions: () => ({ edition: "", mayWrite: false }),
  addAttributes: () => ({
    asset: {
      default: null,
      parseHTML: (element) => Number(element.dataset.asset),
      renderHTML: ({ asset }) => ({ "data-asset": String(asset) }),
    },
  }),
  parseHTML: () => [
    { tag: "figure[data-asset]", getAttrs: ({ dataset }) => (/^[1-9]\d*$/.test(dataset.asset ?? "") ? null : false) },
  ],
  renderHTML: ({ HTMLAttributes }) => ["figure", mergeAttributes(HTMLAttributes)],
  addNodeView: () =>
    ReactNodeViewRenderer(PictureInText, {
      stopEvent: ({ event }) => event.target instanceof HTMLElement && event.target.closest("[data-fields]") !== null,
    }),
});

function PictureInText({ node, extension, deleteNode }: NodeViewProps) {
  const { texts, say } = useSpeech();
  const { edition, mayWrite } = extension.options as { edition: string; mayWrite: boolean };
  return (
    <NodeViewWrapper className={styles.picture} contentEditable={false}>
      <div data-drag-handle="">
        <div data-fields="">
          <PictureCard asset={Number(node.attrs.asset)} edition={edition} mayWrite={mayWrite}>
            <Button variant="subtle" onClick={deleteNode}>
              {say(texts.article.removePicture)}
            </Button>
          </PictureCard>
        </div>
      </div>
    </NodeViewWrapper>
  );
}

/** Lists have one level, and an item is one paragraph: that is all that readers' pages show. */
export const Bullets = BulletList.extend({ content: "listItem+" });
export const Numbers = OrderedList.extend({ content: "listItem+" });
export const Item = ListItem.extend({ content: "paragraph" });

/** Words in another language than the article's. */
export const LanguageMark = Mark.create({
  name: "language",
  addAttributes: () => ({
    language: { default: null, parseHTML: (element) => element.getAttribute("lang"), rendered: false },
  }),
  parseHTML: () => [{ tag: "span[lang]" }],
  renderHTML: ({ mark }) => ["span", { lang: String(mark.attrs.language), class: styles.foreign }, 0],
});
