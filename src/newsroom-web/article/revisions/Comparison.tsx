import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type * as topicsApi from "../../../newsroom-api/topics.ts";
import type { RevisionContent } from "../../../story/revision.ts";
import { call } from "../../api/call.ts";
import { useEditions } from "../../api/me.ts";
import { langOf } from "../../components/EditionName.tsx";
import { nameIn, useContributors } from "../../people/contributor.ts";
import { useSpeech } from "../../texts/texts.ts";
import { type BlockRow, compare, type FieldName, wordsOf } from "./compare.ts";
import styles from "./revisions.module.css";
import { WordChanges } from "./WordChanges.tsx";

interface ComparisonProps {
  readonly edition: string;
  readonly before: RevisionContent;
  readonly after: RevisionContent;
}

/** What a later state says otherwise, in the edition's language and direction. */
export function Comparison({ edition, before, after }: ComparisonProps) {
  const { texts, say } = useSpeech();
  const said = texts.publishing.compare;
  const { fields, blocks, changes } = useMemo(() => compare(before, after), [before, after]);
  const [all, setAll] = useState(false);
  const dir = useEditions().of(edition)?.dir ?? "auto";
  const written = { lang: langOf(edition), dir } as const;
  const shown = all ? blocks : blocks.filter(({ change }) => change !== "same");
  const words = useFieldWords(edition, before, after);
  if (changes === 0) return <p className="quiet">{say(said.nothing)}</p>;
  return (
    <div>
      <p className="quiet small" style={{ margin: 0 }}>
        {say(said.count, { n: changes })}
      </p>
      <dl>
        {fields.map((name) => (
          <div key={name}>
            <dt>{say(said.fields[name])}</dt>
            <dd {...written}>
              <WordChanges before={words(name, before)} after={words(name, after)} language={written.lang} />
            </dd>
          </div>
        ))}
      </dl>
      {blocks.length > shown.length || all ? (
        <label style={{ display: "flex", gap: 8, alignItems: "center", marginBlockStart: 10 }} className="small">
          <input type="checkbox" checked={all} onChange={() => setAll(!all)} />
          {say(said.showAll)}
        </label>
      ) : null}
      {shown.map((row) => (
        <Row key={row.block} row={row} written={written} />
      ))}
    </div>
  );
}

interface RowProps {
  readonly row: BlockRow;
  readonly written: { readonly lang: string; readonly dir: "ltr" | "rtl" | "auto" };
}

function Row({ row, written }: RowProps) {
  const { texts, say } = useSpeech();
  const said = texts.publishing.compare;
  const before = wordsOf(row.before);
  const after = wordsOf(row.after);
  const formatOnly = row.change === "changed" && before === after;
  const picture = row.after?.kind === "picture" ? row.after : row.before?.kind === "picture" ? row.before : null;
  const shown = row.after ?? row.before;
  const media = shown?.kind === "audio" || shown?.kind === "video" ? shown : null;
  return (
    <div className={styles.block} data-change={row.change}>
      {row.change !== "same" && (
        <small>
          {say(said.kinds[row.kind])} · {say(said.changes[row.change])}
          {row.moved && row.change !== "moved" && <> · {say(said.changes.moved)}</>}
          {formatOnly && row.kind !== "picture" && <> · {say(said.formatOnly)}</>}
        </small>
      )}
      {picture !== null ? (
        <span>{say(said.picture, { number: picture.asset })}</span>
      ) : media !== null ? (
        <span>
          {say(said.kinds[row.kind])} {media.asset}
        </span>
      ) : (
        <div {...written}>
          {row.change === "removed" && <del className={styles.removed}>{before}</del>}
          {row.change === "added" && <ins className={styles.added}>{after}</ins>}
          {row.change === "changed" && <WordChanges before={before} after={after} language={written.lang} />}
          {(row.change === "same" || row.change === "moved") && after}
        </div>
      )}
    </div>
  );
}

/** The words of a field as a reader knows it: names rather than numbers. */
function useFieldWords(edition: string, ...contents: readonly RevisionContent[]) {
  const { texts, say } = useSpeech();
  const { compare: said, roles } = texts.publishing;
  const people = useContributors([
    ...new Set(contents.flatMap((one) => one.bylines.map(({ contributor }) => contributor))),
  ]);
  const topics = useTopicNames(edition, contents);
  const sections = useEditions().of(edition)?.sections ?? [];
  return (name: FieldName, content: RevisionContent): string => {
    switch (name) {
      case "bylines":
        return content.bylines
          .map(({ contributor, role }) => {
            const person = people.get(contributor);
            return `${person === undefined ? `#${contributor}` : nameIn(person, edition)} (${say(roles[role])})`;
          })
          .join("\n");
      case "topics":
        return content.topics.map((id) => topics.get(id) ?? `#${id}`).join("\n");
      case "section":
        return sections.find(({ id }) => id === content.section)?.name ?? "";
      case "leadAsset":
        return content.leadAsset === null ? "" : say(said.picture, { number: content.leadAsset });
      case "related":
        return content.related.map((id) => `#${id}`).join("\n");
      case "wireSources":
        return content.wireSources.join("\n");
      case "genre":
        return say(said.genres[content.genre]);
      case "machineDraft":
        return say(content.machineDraft ? texts.common.yes : texts.common.no);
      case "rights":
        return [
          content.rights.copyrightHolder,
          content.rights.usageTerms,
          say(content.rights.redistributable ? said.mayPass : said.mayNotPass),
        ]
          .filter((one) => one !== null && one !== "")
          .join("\n");
      case "headline":
      case "summary":
        return content[name];
      case "shortHeadline":
      case "dateline":
        return content[name] ?? "";
    }
  };
}

function useTopicNames(edition: string, contents: readonly RevisionContent[]): ReadonlyMap<number, string> {
  const wanted = contents.some((one) => one.topics.length > 0);
  const { data = [] } = useQuery({
    queryKey: ["newsroom", "topics", "all"],
    queryFn: async () =>
      (await call<typeof topicsApi.listTopics>("get", "/api/topics", { query: { limit: 200 } })).items,
    enabled: wanted,
    staleTime: 60_000,
  });
  return new Map(
    data.map((topic) => [
      topic.id,
      topic.names.find((one) => one.edition === edition)?.name ?? topic.names[0]?.name ?? `#${topic.id}`,
    ]),
  );
}
