import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type * as articles from "../../newsroom-api/articles.ts";
import type * as revisions from "../../newsroom-api/revisions.ts";
import { type Block, blockText } from "../../story/block.ts";
import { call } from "../api/call.ts";
import { useEditions } from "../api/me.ts";
import { EditionName, langOf } from "../components/EditionName.tsx";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./article.module.css";
import type { WorkingCopy } from "./panel.ts";

/** The text that a translation is made from, to read beside one's own. */
export function MadeFrom({ copy }: { readonly copy: WorkingCopy }) {
  const { texts, say } = useSpeech();
  const editions = useEditions();
  const { madeFrom } = copy;
  const { data, error } = useQuery({
    queryKey: ["newsroom", "revision-with-edition", madeFrom?.revision],
    queryFn: async () => {
      const { article = 0, revision = 0 } = madeFrom ?? {};
      const [source, said] = await Promise.all([
        call<typeof articles.readArticle>("get", "/api/articles/{article}", { params: { article } }),
        call<typeof revisions.readRevision>("get", "/api/revisions/{revision}", { params: { revision } }),
      ]);
      return { edition: source.edition, said };
    },
    enabled: madeFrom !== null,
  });
  if (madeFrom === null) return null;
  return (
    <section>
      <h2 className="section-title">{say(texts.article.madeFrom)}</h2>
      <Failure error={error} />
      {data !== undefined && (
        <>
          <p className="small">
            <Link to="/articles/$article" params={{ article: String(madeFrom.article) }}>
              <EditionName code={data.edition} /> · {say(texts.article.revisionNumber, { number: data.said.number })}
            </Link>
          </p>
          <div className={styles.source} lang={langOf(data.edition)} dir={editions.of(data.edition)?.dir ?? "auto"}>
            <p>
              <strong>{data.said.content.headline}</strong>
            </p>
            <p>{data.said.content.summary}</p>
            {data.said.content.body.map((block: Block) => (
              <p key={block.id}>{blockText(block)}</p>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
