import { Textarea, TextInput } from "@mantine/core";
import type { NodeViewProps } from "@tiptap/react";
import { useState } from "react";
import { useSpeech } from "../../texts/texts.ts";
import styles from "./editor.module.css";

interface Original {
  readonly text: string;
  readonly language: string;
}

/** Below a quotation: who said it, and the original words when they were said in another language. */
export function QuotationFields({ node, updateAttributes, editor }: NodeViewProps) {
  const { texts, say } = useSpeech();
  const { article } = texts;
  const by = (node.attrs.by as string | null) ?? "";
  const stored = node.attrs.original as Original | null;
  const [draft, setDraft] = useState<Original | null>(stored);
  const change = (next: Original) => {
    setDraft(next);
    updateAttributes({ original: next.text.trim() !== "" && isTag(next.language) ? next : null });
  };
  const untold = draft !== null && draft.text.trim() !== "" && !isTag(draft.language);
  const readOnly = !editor.isEditable;
  return (
    <div data-fields="" contentEditable={false} className={styles.fields} dir="auto">
      <TextInput
        variant="unstyled"
        aria-label={say(article.quotationBy)}
        placeholder={say(article.quotationBy)}
        value={by}
        dir="auto"
        readOnly={readOnly}
        onChange={(event) =>
          updateAttributes({ by: event.currentTarget.value === "" ? null : event.currentTarget.value })
        }
      />
      {draft === null ? (
        !readOnly && (
          <button type="button" className={styles.quietButton} onClick={() => setDraft({ text: "", language: "" })}>
            {say(article.addOriginal)}
          </button>
        )
      ) : (
        <div className={styles.original}>
          <TextInput
            label={say(article.originalLanguage)}
            description={say(article.originalLanguageHint)}
            error={untold ? say(article.originalLanguageMissing) : undefined}
            value={draft.language}
            dir="ltr"
            maw={280}
            readOnly={readOnly}
            onChange={(event) => change({ ...draft, language: event.currentTarget.value.trim() })}
          />
          <Textarea
            label={say(article.originalWords)}
            value={draft.text}
            dir="auto"
            lang={draft.language === "" ? undefined : draft.language}
            autosize
            minRows={1}
            readOnly={readOnly}
            onChange={(event) => change({ ...draft, text: event.currentTarget.value })}
          />
        </div>
      )}
    </div>
  );
}

/** A BCP 47 tag, by its form. */
function isTag(language: string): boolean {
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(language);
}
