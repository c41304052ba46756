import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type * as revisions from "../../newsroom-api/revisions.ts";
import type { RevisionContent } from "../../story/revision.ts";
import { call, CallFailure } from "../api/call.ts";
import { useSpeech } from "../texts/texts.ts";
import { bodyOf } from "./editor/document.ts";
import { type KeptDraft, keptDraft } from "./kept-draft.ts";
import { type ArticleInFull, articleKey, type WorkingCopy } from "./panel.ts";
import { type Saving, useWorkingCopy } from "./use-working-copy.ts";

/** All of a revision but its body, which stays in the editor. */
export type Fields = Omit<RevisionContent, "body">;

export interface Editing {
  readonly fields: Fields;
  /** The body as it was loaded; what is typed since is in the editor. */
  readonly body: RevisionContent["body"];
  readonly change: (change: Partial<Fields>) => void;
  readonly bodyTyped: () => void;
  readonly useEditor: (editor: Editor) => void;
  readonly saving: Saving;
  /** Puts another working copy on the screen. */
  readonly replace: (copy: WorkingCopy) => void;
  readonly makeRevision: () => void;
  /** All that is on the screen. */
  readonly content: () => RevisionContent;
  /** Rises whenever the screen must be made anew. */
  readonly generation: number;
}

/** What is on the screen of an article, and its way into the working copy. */
export function useArticleEditing(article: ArticleInFull, mayWrite: boolean): Editing {
  const [loaded] = useState(() => begin(article, mayWrite));
  const [fields, setFields] = useState<Fields>(() => fieldsOf(loaded.content));
  const [body, setBody] = useState(loaded.content.body);
  const [generation, setGeneration] = useState(0);
  const screen = useRef<{ fields: Fields; body: RevisionContent["body"]; editor: Editor | null }>({
    fields,
    body,
    editor: null,
  });
  const content = useCallback((): RevisionContent => {
    const { editor, fields: now, body: before } = screen.current;
    return { ...now, body: editor === null || editor.isDestroyed ? before : bodyOf(editor.getJSON()) };
  }, []);
  const saving = useWorkingCopy(article.id, article.workingCopy, loaded.kept, content);
  const { typed, replaced } = saving;
  useEffect(() => {
    if (loaded.kept !== null) typed();
  }, [loaded, typed]);
  const change = useCallback(
    (what: Partial<Fields>) => {
      screen.current.fields = { ...screen.current.fields, ...what };
      setFields(screen.current.fields);
      typed();
    },
    [typed],
  );
  const replace = useCallback(
    (copy: WorkingCopy) => {
      const next = fieldsOf(copy.content);
      screen.current = { fields: next, body: copy.content.body, editor: null };
      setFields(next);
      setBody(copy.content.body);
      setGeneration((before) => before + 1);
      replaced(copy);
    },
    [replaced],
  );
  const useEditor = useCallback((editor: Editor) => {
    screen.current.editor = editor;
  }, []);
  const makeRevision = useRevisionAct(article.id, saving);
  return useMemo(
    () => ({ fields, body, change, bodyTyped: typed, useEditor, saving, replace, makeRevision, content, generation }),
    [fields, body, change, typed, useEditor, saving, replace, makeRevision, content, generation],
  );
}

/** The working copy, or what this browser kept of a newer one that never arrived. */
function begin(
  { id, workingCopy }: ArticleInFull,
  mayWrite: boolean,
): { readonly content: RevisionContent; readonly kept: KeptDraft | null } {
  const kept = mayWrite ? keptDraft(id) : null;
  return { content: kept?.content ?? workingCopy.content, kept };
}

function fieldsOf({ body: _body, ...fields }: RevisionContent): Fields {
  return fields;
}

function useRevisionAct(article: number, { save, revised }: Saving): () => void {
  const queries = useQueryClient();
  const { texts, say } = useSpeech();
  return useCallback(() => {
    const act = async () => {
      try {
        await save();
        const made = await call<typeof revisions.makeRevision>("post", "/api/articles/{article}/revisions", {
          params: { article },
          body: {},
        });
        const { content, number, id: basedOn, madeFrom, createdAt: updatedAt } = made;
        revised({ content, basedOn, madeFrom, updatedAt });
        notifications.show({ message: say(texts.article.revisionMade, { number }), autoClose: 3_000 });
        await queries.invalidateQueries({ queryKey: articleKey(article) });
      } catch (error) {
        if (!(error instanceof CallFailure)) throw error;
        notifications.show({ message: error.message, color: "signal", autoClose: 8_000 });
      }
    };
    void act();
  }, [article, save, revised, queries, texts, say]);
}
