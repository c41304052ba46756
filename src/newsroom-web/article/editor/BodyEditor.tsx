import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useMemo } from "react";
import type { Block } from "../../../story/block.ts";
import { useSpeech } from "../../texts/texts.ts";
import { documentOf } from "./document.ts";
import styles from "./editor.module.css";
import { extensionsFor } from "./extensions.ts";
import { pastedHtml } from "./pasted.ts";
import { Toolbar } from "./Toolbar.tsx";

interface BodyEditorProps {
  readonly body: readonly Block[];
  readonly article: { readonly id: number; readonly edition: string };
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  readonly readOnly: boolean;
  /** Where nothing is written yet; left out: the article's own. */
  readonly placeholder?: string;
  /** Something was typed; cheap, and called for every keystroke. */
  readonly onTyped: () => void;
  readonly onReady: (editor: Editor) => void;
}

/** The article's text. It renders once: what is typed stays in the editor until the working copy is saved. */
export function BodyEditor({ body, article, lang, dir, readOnly, placeholder, onTyped, onReady }: BodyEditorProps) {
  const { texts, say } = useSpeech();
  const { id, edition } = article;
  const extensions = useMemo(
    () => extensionsFor({ id, edition }, !readOnly, placeholder ?? say(texts.article.bodyPlaceholder)),
    [id, edition, readOnly, placeholder, say, texts],
  );
  const editor = useEditor({
    extensions,
    content: documentOf(body),
    editable: !readOnly,
    shouldRerenderOnTransaction: false,
    editorProps: {
      transformPastedHTML: pastedHtml,
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": say(texts.article.body),
        lang,
        dir,
        spellcheck: "true",
      },
    },
    onUpdate: onTyped,
  });
  useEffect(() => {
    if (editor !== null) onReady(editor);
  }, [editor, onReady]);
  if (editor === null) return null;
  return (
    <div className={styles.body}>
      {!readOnly && <Toolbar editor={editor} edition={edition} />}
      <EditorContent editor={editor} />
    </div>
  );
}
