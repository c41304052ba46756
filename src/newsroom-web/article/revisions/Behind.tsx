import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type * as articles from "../../../newsroom-api/articles.ts";
import type * as api from "../../../newsroom-api/revisions.ts";
import { call } from "../../api/call.ts";
import { useEditions } from "../../api/me.ts";
import { EditionName, langOf } from "../../components/EditionName.tsx";
import { Failure } from "../../components/Failure.tsx";
import { useSpeech } from "../../texts/texts.ts";
import { revisionQuery } from "../acts/text-to-send.ts";
import { type ArticleInFull, articleKey } from "../panel.ts";
import styles from "./revisions.module.css";
import { WordChanges } from "./WordChanges.tsx";

/** What the source says since this article was made from it; nothing where it was made from nothing. */
export function Behind({ article }: { readonly article: ArticleInFull }) {
  const { texts, say } = useSpeech();
  const said = texts.publishing.behind;
  const behind = useQuery({
    queryKey: ["newsroom", "article", article.id, "behind"],
    queryFn: () =>
      call<typeof api.readBehind>("get", "/api/articles/{article}/behind", { params: { article: article.id } }),
  });
  const [open, setOpen] = useState(true);
  const { data } = behind;
  if (behind.error !== null) return <Failure error={behind.error} again={() => void behind.refetch()} />;
  if (data === undefined || data.source === null) return null;
  const count = data.blocks.length + Number(data.headline) + Number(data.summary);
  return (
    <section className={styles.compared}>
      <div style={{ display: "flex", gap: 8, flexWrap: "wrap", alignItems: "baseline" }}>
        <h2 style={data.behind ? { color: "var(--warn)" } : undefined}>
          {data.behind ? `↑ ${say(said.behind, { n: count })}` : `✓ ${say(said.upToDate)}`}
        </h2>
        <Link to="/articles/$article" params={{ article: String(data.source.article) }} className="small">
          {say(said.openSource)}
        </Link>
        {data.behind && (
          <button type="button" className={`${styles.link} small`} aria-expanded={open} onClick={() => setOpen(!open)}>
            {say(open ? said.hide : said.show)}
          </button>
        )}
      </div>
      {data.behind && open && <Missed source={data.source} now={data.sourceNow} behind={data} />}
    </section>
  );
}

type Answer = Awaited<ReturnType<typeof call<typeof api.readBehind>>>;

interface MissedProps {
  readonly source: NonNullable<Answer["source"]>;
  readonly now: number | null;
  readonly behind: Answer;
}

function Missed({ source, now, behind }: MissedProps) {
  const { texts, say } = useSpeech();
  const { compare } = texts.publishing;
  const edition = useQuery({
    queryKey: articleKey(source.article),
    queryFn: () =>
      call<typeof articles.readArticle>("get", "/api/articles/{article}", { params: { article: source.article } }),
  }).data?.edition;
  const before = useQuery(revisionQuery(source.revision)).data?.content;
  const after = useQuery({ ...revisionQuery(now ?? 0), enabled: now !== null }).data?.content;
  const dir = useEditions().of(edition ?? "")?.dir ?? "auto";
  const language = langOf(edition ?? "en");
  const fields = (["headline", "summary"] as const).filter((name) => behind[name]);
  return (
    <div>
      {edition !== undefined && (
        <p className="quiet small" style={{ margin: 0 }}>
          <EditionName code={edition} />
        </p>
      )}
      <dl>
        {fields.map((name) => (
          <div key={name}>
            <dt>{say(compare.fields[name])}</dt>
            <dd lang={language} dir={dir}>
              <WordChanges before={before?.[name] ?? ""} after={after?.[name] ?? ""} language={language} />
            </dd>
          </div>
        ))}
      </dl>
      {behind.blocks.map((block) => {
        const change = block.change === "deleted" ? "removed" : block.change;
        return (
          <div key={block.block} className={styles.block} data-change={change}>
            <small>{say(compare.changes[change])}</small>
            <div lang={language} dir={dir}>
              <WordChanges before={block.before ?? ""} after={block.now ?? ""} language={language} />
            </div>
          </div>
        );
      })}
    </div>
  );
}
