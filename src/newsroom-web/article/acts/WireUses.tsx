import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type * as wire from "../../../newsroom-api/wire.ts";
import { call } from "../../api/call.ts";
import { Failure } from "../../components/Failure.tsx";
import { When } from "../../components/When.tsx";
import { useSpeech } from "../../texts/texts.ts";
import type { ArticlePanelProps } from "../panel.ts";
import styles from "./acts.module.css";
import { useAct } from "./use-act.ts";

/** The wire items that the article was made from: what was taken back or sent anew since, until somebody saw to it. */
export function WireUses({ article, mayWrite }: ArticlePanelProps) {
  const { texts, say } = useSpeech();
  const uses = useQuery({
    queryKey: ["wire", "uses", article.id],
    queryFn: async () =>
      (
        await call<typeof wire.listWireUses>("get", "/api/articles/{article}/wire-items", {
          params: { article: article.id },
        })
      ).items,
  });
  if (uses.error !== null) return <Failure error={uses.error} again={() => void uses.refetch()} />;
  if (uses.data === undefined || uses.data.length === 0) return null;
  return (
    <section className={styles.fold} aria-label={say(texts.publishing.wire.title)}>
      <div className={styles.body}>
        <h2 style={{ margin: 0, fontSize: "0.875rem" }}>{say(texts.publishing.wire.title)}</h2>
        <ul className={styles.list}>
          {uses.data.map((use) => (
            <li key={use.item}>
              <Use article={article.id} use={use} mayWrite={mayWrite} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

interface UseProps {
  readonly article: number;
  readonly use: wire.WireUse;
  readonly mayWrite: boolean;
}

function Use({ article, use, mayWrite }: UseProps) {
  const { texts, say } = useSpeech();
  const said = texts.publishing.wire;
  const queries = useQueryClient();
  const seen = useAct(
    () =>
      call<typeof wire.addWireUse>("put", "/api/articles/{article}/wire-items/{item}", {
        params: { article, item: use.item },
      }),
    () => void queries.invalidateQueries({ queryKey: ["wire"] }),
  );
  const warns = use.warning !== null && !use.seen;
  return (
    <>
      <Link to="/wire/$item" params={{ item: String(use.item) }}>
        <bdi dir="auto">{use.headline}</bdi>
      </Link>{" "}
      <span className="quiet small">
        <bdi>{use.sourceName}</bdi>
      </span>
      {use.warning !== null && (
        <div
          className={use.warning === "canceled" ? "signal" : ""}
          style={use.warning === "newer" ? { color: "var(--warn)" } : undefined}
        >
          {use.warning === "canceled" ? `✕ ${say(said.canceled)}` : `↑ ${say(said.newer)}`}
          {use.warnedAt !== null && (
            <span className="quiet small">
              {" · "}
              <When at={use.warnedAt} />
            </span>
          )}
          {use.seen && <span className="quiet small"> · {say(said.seen)}</span>}
        </div>
      )}
      {warns && (
        <div className={styles.buttons}>
          <Button
            variant="default"
            disabled={!mayWrite}
            loading={seen.isPending}
            onClick={() => seen.mutate()}
            title={mayWrite ? undefined : say(texts.publishing.writers)}
          >
            {say(said.seeTo)}
          </Button>
        </div>
      )}
      <Failure error={seen.error} />
    </>
  );
}
