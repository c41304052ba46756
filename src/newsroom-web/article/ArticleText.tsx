import { Textarea } from "@mantine/core";
import { lazy, Suspense, type CSSProperties } from "react";
import type { Edition } from "../../newsroom-api/editions.ts";
import { langOf } from "../components/EditionName.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./article.module.css";
import { LeadPicture } from "./LeadPicture.tsx";
import type { ArticleInFull } from "./panel.ts";
import type { Editing } from "./use-article-editing.ts";

const BodyEditor = lazy(async () => ({ default: (await import("./editor/BodyEditor.tsx")).BodyEditor }));

/** Characters that the newsroom takes. */
const longest = { headline: 500, summary: 2_000 } as const;

interface ArticleTextProps {
  readonly article: ArticleInFull;
  readonly edition: Edition | undefined;
  readonly editing: Editing;
  readonly readOnly: boolean;
}

/** What readers will read, in the edition's own type and direction: headline, summary, lead picture, text. */
export function ArticleText({ article, edition, editing, readOnly }: ArticleTextProps) {
  const { texts, say } = useSpeech();
  const { article: said } = texts;
  const { fields, change } = editing;
  const dir = edition?.dir ?? "ltr";
  const lang = langOf(article.edition);
  return (
    <div className={styles.column} style={typeOf(edition)}>
      <Textarea
        variant="unstyled"
        classNames={{ input: styles.headline }}
        aria-label={say(said.headline)}
        placeholder={say(said.headline)}
        id="field-headline"
        autosize
        minRows={1}
        {...{ lang, dir, readOnly }}
        value={fields.headline}
        maxLength={longest.headline}
        onChange={(event) => change({ headline: oneLine(event.currentTarget.value) })}
      />
      <Full length={fields.headline.length} most={longest.headline} />
      <Textarea
        variant="unstyled"
        classNames={{ input: styles.summary }}
        aria-label={say(said.summary)}
        placeholder={say(said.summary)}
        id="field-summary"
        autosize
        minRows={1}
        {...{ lang, dir, readOnly }}
        value={fields.summary}
        maxLength={longest.summary}
        onChange={(event) => change({ summary: oneLine(event.currentTarget.value) })}
      />
      <Full length={fields.summary.length} most={longest.summary} />
      <LeadPicture
        asset={fields.leadAsset}
        edition={article.edition}
        readOnly={readOnly}
        onChange={(leadAsset) => change({ leadAsset })}
      />
      <Suspense fallback={<Waiting />}>
        <BodyEditor
          body={editing.body}
          article={article}
          {...{ lang, dir, readOnly }}
          onTyped={editing.bodyTyped}
          onReady={editing.useEditor}
        />
      </Suspense>
    </div>
  );
}

/** The field takes no more: what was pasted beyond that is not in it, and that is said. */
function Full({ length, most }: { readonly length: number; readonly most: number }) {
  const { texts, say } = useSpeech();
  return (
    <p role="status" className="small signal" style={{ margin: 0 }}>
      {length >= most && say(texts.article.full, { n: most })}
    </p>
  );
}

function typeOf(edition: Edition | undefined): CSSProperties {
  if (edition === undefined) return {};
  const { fonts, headingFonts, size, lineHeight, headingLineHeight, headingWeight } = edition.type;
  return {
    "--article-fonts": fonts,
    "--article-heading-fonts": headingFonts,
    "--article-size": `${size / 16}rem`,
    "--article-line": lineHeight,
    "--article-heading-line": headingLineHeight,
    "--article-heading-weight": headingWeight,
  } as CSSProperties; // React's type knows no custom properties
}

function oneLine(text: string): string {
  return text.replaceAll(/[\n\r\u2028\u2029]+/g, " ");
}
