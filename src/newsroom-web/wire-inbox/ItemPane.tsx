import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type * as api from "../../newsroom-api/wire.ts";
import { call } from "../api/call.ts";
import { useEditions } from "../api/me.ts";
import { Failure } from "../components/Failure.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import { AddToArticle } from "./AddToArticle.tsx";
import { type Dismissal, itemKey } from "./dismissal.ts";
import { ItemArticles } from "./ItemArticles.tsx";
import { ItemFacts } from "./ItemFacts.tsx";
import { ItemHistory } from "./ItemHistory.tsx";
import { ItemStanding } from "./ItemStanding.tsx";
import { Heading, ItemText } from "./ItemText.tsx";
import { putIntoInbox } from "./inbox-items.ts";
import { MakeArticle } from "./MakeArticle.tsx";
import actClasses from "./acts.module.css";
import classes from "./item.module.css";
import marks from "./marks.module.css";

export type ItemAct = "make" | "add";

interface ItemPaneProps {
  readonly id: number;
  /** What the list knows of it, shown until the rest is there. */
  readonly known: api.WireItemHead | undefined;
  readonly act: ItemAct | null;
  readonly dismissal: Dismissal;
  readonly onAct: (act: ItemAct | null) => void;
}

/** A wire item to be read, with what can be done with it. */
export function ItemPane({ id, known, act, dismissal, onAct }: ItemPaneProps) {
  const { texts, say } = useSpeech();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: itemKey(id),
    queryFn: ({ signal }) =>
      call<typeof api.readWireItem>("get", "/api/wire-items/{item}", { params: { item: id } }, signal),
  });
  useEffect(() => {
    if (data !== undefined) putIntoInbox(queries, [data]);
  }, [data, queries]);
  const head = data ?? known;
  return (
    <article className={classes.item} aria-label={head?.headline ?? say(texts.wire.pick)}>
      <ItemActs item={head} act={act} dismissal={dismissal} onAct={onAct} />
      {data !== undefined && act !== null && <BegunAct item={data} act={act} close={() => onAct(null)} />}
      <div className={classes.itemBody}>
        <Failure error={error} again={() => void refetch()} />
        {data !== undefined && <Renewed version={data.version} />}
        {head !== undefined && <ItemStanding item={head} />}
        {head !== undefined && <Heading item={head} />}
        {data === undefined && error === null && <Waiting />}
        {data !== undefined && (
          <>
            <ItemText item={data} />
            <ItemArticles item={data} />
            <ItemHistory item={data} />
            <ItemFacts item={data} />
          </>
        )}
      </div>
    </article>
  );
}

interface ItemActsProps {
  readonly item: api.WireItemHead | undefined;
  readonly act: ItemAct | null;
  readonly dismissal: Dismissal;
  readonly onAct: (act: ItemAct | null) => void;
}

function ItemActs({ item, act, dismissal, onAct }: ItemActsProps) {
  const { texts, say } = useSpeech();
  const { wire } = texts;
  const writes = useEditions().writing.length > 0;
  const canceled = item?.pubStatus === "canceled";
  const why = !writes ? say(wire.noWriting) : canceled ? say(wire.noMakingCanceled) : undefined;
  const begin = (what: ItemAct) => onAct(act === what ? null : what);
  return (
    <div className={actClasses.acts} role="group" aria-label={say(wire.acts)}>
      <Button component={Link} to="/wire" variant="subtle" className="narrow" aria-label={say(wire.back)}>
        {say(texts.common.back)}
      </Button>
      <Button
        disabled={item === undefined || why !== undefined}
        aria-expanded={act === "make"}
        onClick={() => begin("make")}
      >
        {say(wire.make)}
        <kbd aria-hidden="true" className={`wide ${marks.keyOnAccent}`}>
          a
        </kbd>
      </Button>
      <Button
        variant="default"
        disabled={item === undefined || !writes}
        aria-expanded={act === "add"}
        onClick={() => begin("add")}
      >
        {say(wire.addTo)}
      </Button>
      <Button
        variant="default"
        disabled={item === undefined || !writes}
        loading={dismissal.isPending}
        onClick={() => item !== undefined && dismissal.mutate(item)}
      >
        {say(item?.dismissed === true ? wire.undismiss : wire.dismiss)}
        <kbd aria-hidden="true" className={`wide ${marks.key}`}>
          e
        </kbd>
      </Button>
      {why !== undefined && <span className="quiet small">{why}</span>}
      <Failure error={dismissal.error} />
    </div>
  );
}

interface BegunActProps {
  readonly item: api.WireItem;
  readonly act: ItemAct;
  readonly close: () => void;
}

/** The panel of an act; Escape closes it. */
function BegunAct({ item, act, close }: BegunActProps) {
  const writes = useEditions().writing.length > 0;
  if (!writes || (act === "make" && item.pubStatus === "canceled")) return null;
  return (
    <section
      className={actClasses.panel}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) close();
      }}
    >
      {act === "make" ? <MakeArticle item={item} close={close} /> : <AddToArticle item={item} close={close} />}
    </section>
  );
}

/** Says that the text changed under the reader's eyes. */
function Renewed({ version }: { readonly version: string }) {
  const { texts, say } = useSpeech();
  const first = useRef(version);
  const changed = first.current !== version;
  return <div role="status">{changed && <p className={classes.renewedNotice}>{say(texts.wire.updated)}</p>}</div>;
}
