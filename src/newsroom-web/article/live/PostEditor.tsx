import { Textarea } from "@mantine/core";
import type { Editor } from "@tiptap/core";
import { type CSSProperties, lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from "react";
import type { Edition } from "../../../newsroom-api/editions.ts";
import type { LivePost, LivePostToSave } from "../../../newsroom-api/live.ts";
import type { Byline } from "../../../story/revision.ts";
import { langOf } from "../../components/EditionName.tsx";
import { Waiting } from "../../components/Waiting.tsx";
import { ContributorSelect } from "../../people/ContributorSelect.tsx";
import { useSpeech } from "../../texts/texts.ts";
import { bodyOf } from "../editor/document.ts";
import { type KeptPost, keepPost, keptPost } from "./kept-post.ts";
import styles from "./live.module.css";

const BodyEditor = lazy(async () => ({ default: (await import("../editor/BodyEditor.tsx")).BodyEditor }));

const longest = 300;
/** Kept in the browser so long after a keystroke, in milliseconds. */
const keptAfter = 400;

/** A post while it is typed. */
export interface Typing {
  readonly headline: string;
  readonly setHeadline: (headline: string) => void;
  readonly bylines: readonly Byline[];
  readonly setBylines: (bylines: readonly Byline[]) => void;
  readonly begun: KeptPost;
  readonly typed: () => void;
  readonly useEditor: (editor: Editor) => void;
  readonly content: () => LivePostToSave;
  /** Sent, or given up: the browser forgets it, and the form is empty. */
  readonly forget: () => void;
  /** Rises when the form is made anew. */
  readonly generation: number;
}

const nothing: KeptPost = { headline: null, body: [] };

/** What is typed into a post of that name, or into a new one; begins with what the browser kept, else with the post. */
export function useTyping(name: string, post: LivePost | null): Typing {
  const [begun, setBegun] = useState<KeptPost>(() => keptPost(name) ?? post?.content ?? nothing);
  const [headline, setHeadline] = useState(begun.headline ?? "");
  const [bylines, setBylines] = useState<readonly Byline[]>(post?.content.bylines ?? []);
  const [generation, setGeneration] = useState(0);
  const screen = useRef({ headline, bylines, editor: null as Editor | null, dirty: false });
  screen.current.headline = headline;
  screen.current.bylines = bylines;
  const now = useCallback((): KeptPost => {
    const { editor, headline: line } = screen.current;
    const body = editor === null || editor.isDestroyed ? begun.body : bodyOf(editor.getJSON());
    return { headline: line.trim() === "" ? null : line, body };
  }, [begun]);
  const content = useCallback((): LivePostToSave => {
    const { headline: line, body } = now();
    // Readonly in what is stored, not in what is sent.
    return { headline: line, body: body as LivePostToSave["body"], bylines: [...screen.current.bylines] };
  }, [now]);
  const keep = useCallback(() => {
    if (screen.current.dirty) keepPost(name, now());
  }, [name, now]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const typed = useCallback(() => {
    screen.current.dirty = true;
    clearTimeout(timer.current);
    timer.current = setTimeout(keep, keptAfter);
  }, [keep]);
  useEffect(() => {
    document.addEventListener("visibilitychange", keep);
    return () => {
      document.removeEventListener("visibilitychange", keep);
      clearTimeout(timer.current);
      keep();
    };
  }, [keep]);
  return {
    headline,
    setHeadline: (line) => {
      setHeadline(line);
      typed();
    },
    bylines,
    setBylines,
    begun,
    typed,
    useEditor: useCallback((editor: Editor) => {
      screen.current.editor = editor;
    }, []),
    content,
    forget: () => {
      clearTimeout(timer.current);
      screen.current = { ...screen.current, editor: null, dirty: false };
      keepPost(name, null);
      setBegun(nothing);
      setHeadline("");
      setGeneration((before) => before + 1);
    },
    generation,
  };
}

interface PostEditorProps {
  readonly typing: Typing;
  readonly article: { readonly id: number; readonly edition: string };
  readonly edition: Edition | undefined;
  /** Under the text: marks and acts. */
  readonly children: ReactNode;
}

/** Headline, text and names of a post, in the edition's type and direction. */
export function PostEditor({ typing, article, edition, children }: PostEditorProps) {
  const { texts, say } = useSpeech();
  const { live } = texts;
  const dir = edition?.dir ?? "ltr";
  const lang = langOf(article.edition);
  return (
    <div className={styles.editor} style={typeOf(edition)}>
      <Textarea
        variant="unstyled"
        classNames={{ input: styles.headline }}
        aria-label={say(live.headline)}
        placeholder={say(live.headline)}
        autosize
        minRows={1}
        maxLength={longest}
        {...{ lang, dir }}
        value={typing.headline}
        onChange={(event) => typing.setHeadline(event.currentTarget.value.replaceAll(/[\n\r\u2028\u2029]+/g, " "))}
      />
      <Suspense fallback={<Waiting />}>
        <BodyEditor
          key={typing.generation}
          body={typing.begun.body}
          article={article}
          {...{ lang, dir }}
          readOnly={false}
          placeholder={say(live.placeholder)}
          onTyped={typing.typed}
          onReady={typing.useEditor}
        />
      </Suspense>
      <ContributorSelect value={typing.bylines} edition={article.edition} onChange={typing.setBylines} />
      {children}
    </div>
  );
}

function typeOf(edition: Edition | undefined): CSSProperties {
  if (edition === undefined) return {};
  const { fonts, headingFonts, lineHeight, headingLineHeight, headingWeight } = edition.type;
  return {
    "--article-fonts": fonts,
    "--article-heading-fonts": headingFonts,
    "--article-size": "1rem",
    "--article-line": lineHeight,
    "--article-heading-line": headingLineHeight,
    "--article-heading-weight": headingWeight,
  } as CSSProperties; // React's type knows no custom properties
}
