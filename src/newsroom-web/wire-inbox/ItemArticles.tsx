import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type * as api from "../../newsroom-api/wire.ts";
import { call } from "../api/call.ts";
import { mayWrite, useMe } from "../api/me.ts";
import { EditionName, langOf } from "../components/EditionName.tsx";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import classes from "./item.module.css";
import marks from "./marks.module.css";

/** Articles made from the item, each with the version that it was made from. */
export function ItemArticles({ item }: { readonly item: api.WireItem }) {
  const { texts, say } = useSpeech();
  return (
    <section className={classes.section}>
      <h3>{say(texts.wire.articles)}</h3>
      {item.articles.length === 0 ? (
        <p className="quiet">{say(texts.wire.articlesNone)}</p>
      ) : (
        <ul className={classes.plain}>
          {item.articles.map((made) => (
            <Made key={made.article} item={item} made={made} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface MadeProps {
  readonly item: api.WireItem;
  readonly made: api.WireItemHead["articles"][number];
}

function Made({ item, made }: MadeProps) {
  const { texts, say } = useSpeech();
  const { wire } = texts;
  const older = made.version !== item.version;
  return (
    <li>
      <Link to="/articles/$article" params={{ article: String(made.article) }}>
        <bdi lang={langOf(made.edition)} dir="auto">
          {made.headline.trim() === "" ? say(wire.noHeadline) : made.headline}
        </bdi>
      </Link>{" "}
      <span className="quiet">
        <EditionName code={made.edition} /> ·{" "}
        <span className={older ? marks.warn : undefined}>
          {say(older ? wire.madeFromOlder : wire.madeFromPresent)} <Ordinal item={item} version={made.version} />
        </span>
      </span>
      {older && <SeenTo item={item} made={made} />}
    </li>
  );
}

function Ordinal({ item, version }: { readonly item: api.WireItem; readonly version: string }) {
  const { number } = useSpeech();
  const at = item.history.findIndex((one) => one.version === version);
  return at < 0 ? <bdi>({version})</bdi> : <span>({number(item.history.length - at)})</span>;
}

/** Somebody read the newer version and did what it asks: from now on the article counts as made from it. */
function SeenTo({ item, made }: MadeProps) {
  const { texts, say } = useSpeech();
  const me = useMe();
  const queries = useQueryClient();
  const use = useMutation({
    mutationFn: () =>
      call<typeof api.addWireUse>("put", "/api/articles/{article}/wire-items/{item}", {
        params: { article: made.article, item: item.id },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["wire"] }),
  });
  if (!mayWrite(me, made.edition)) return null;
  return (
    <>
      <Button
        variant="default"
        size="compact-xs"
        className={classes.seen}
        title={say(texts.wire.seenToHelp)}
        loading={use.isPending}
        onClick={() => use.mutate()}
      >
        {say(texts.wire.seenTo)}
      </Button>
      <Failure error={use.error} />
    </>
  );
}
