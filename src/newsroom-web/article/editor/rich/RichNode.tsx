import { Button } from "@mantine/core";
import { mergeAttributes, Node } from "@tiptap/core";
import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from "@tiptap/react";
import { PictureCard } from "../../../pictures/PictureCard.tsx";
import { useSpeech } from "../../../texts/texts.ts";
import styles from "../editor.module.css";
import { FactBoxFields } from "./FactBoxFields.tsx";
import { GalleryFields } from "./GalleryFields.tsx";
import { PostFields } from "./PostFields.tsx";
import type { RichContent } from "./rich.ts";
import { TableFields } from "./TableFields.tsx";
import { TimelineFields } from "./TimelineFields.tsx";

/** A block of more than running text: its fields stand where readers will see it. */
export const RichNode = Node.create<{ edition: string; mayWrite: boolean }>({
  name: "rich",
  group: "block",
  atom: true,
  draggable: true,
  addOptions: () => ({ edition: "", mayWrite: false }),
  addAttributes: () => ({
    said: {
      default: null,
      parseHTML: (element) => JSON.parse(element.dataset.said ?? "null"),
      renderHTML: ({ said }) => ({ "data-said": JSON.stringify(said) }),
    },
  }),
  // Only what an editor of ours has written there itself.
  parseHTML: () => [{ tag: "figure[data-said]" }],
  renderHTML: ({ HTMLAttributes }) => ["figure", mergeAttributes(HTMLAttributes)],
  addNodeView: () =>
    ReactNodeViewRenderer(RichInText, {
      stopEvent: ({ event }) => event.target instanceof HTMLElement && event.target.closest("[data-fields]") !== null,
    }),
});

/** What the fields of a kind get. */
export interface FieldsProps<Said extends RichContent> {
  readonly said: Said;
  readonly edition: string;
  readonly readOnly: boolean;
  readonly change: (more: Partial<Said>) => void;
}

function RichInText({ node, extension, deleteNode, updateAttributes, editor }: NodeViewProps) {
  const { texts, say } = useSpeech();
  const { edition } = extension.options as { readonly edition: string };
  const said = node.attrs.said as RichContent; // of our own node
  const readOnly = !editor.isEditable;
  const change = (more: object) => updateAttributes({ said: { ...said, ...more } });
  return (
    <NodeViewWrapper className={styles.rich} contentEditable={false}>
      <div data-drag-handle="">
        <div data-fields="" role="group" aria-label={say(texts.blocks.kinds[said.kind])}>
          <div className={styles.richHead}>
            <strong>{say(texts.blocks.kinds[said.kind])}</strong>
            {!readOnly && said.kind !== "audio" && said.kind !== "video" && (
              <Button variant="subtle" onClick={deleteNode}>
                {say(texts.blocks.remove)}
              </Button>
            )}
          </div>
          {said.kind === "audio" || said.kind === "video" ? (
            <PictureCard asset={said.asset} edition={edition} mayWrite={!readOnly}>
              <Button variant="subtle" onClick={deleteNode}>
                {say(texts.blocks.remove)}
              </Button>
            </PictureCard>
          ) : (
            <Fields said={said} edition={edition} readOnly={readOnly} change={change} />
          )}
        </div>
      </div>
    </NodeViewWrapper>
  );
}

type Written = Exclude<RichContent, { readonly kind: "audio" | "video" }>;

function Fields({ said, ...rest }: Omit<FieldsProps<Written>, "change"> & { readonly change: (more: object) => void }) {
  switch (said.kind) {
    case "factBox":
      return <FactBoxFields said={said} {...rest} />;
    case "timeline":
      return <TimelineFields said={said} {...rest} />;
    case "table":
      return <TableFields said={said} {...rest} />;
    case "gallery":
      return <GalleryFields said={said} {...rest} />;
    case "postCard":
      return <PostFields said={said} {...rest} />;
  }
}
