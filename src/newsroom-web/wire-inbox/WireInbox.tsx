import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useEditions } from "../api/me.ts";
import { Empty } from "../components/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { useKeys } from "../components/keys.ts";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import { Filters } from "./Filters.tsx";
import { type ItemAct, ItemPane } from "./ItemPane.tsx";
import { ItemList } from "./ItemList.tsx";
import { filtersOn, type InboxFilter, useInboxFilter, usualFilter } from "./inbox-filter.ts";
import { type Inbox, useInbox } from "./inbox-items.ts";
import { useDismissal } from "./dismissal.ts";
import classes from "./inbox.module.css";
import marks from "./marks.module.css";

/** The wire inbox: what agencies sent, newest first, and beside it the item that is read. */
export function WireInbox() {
  const { texts, say } = useSpeech();
  const [filter, change] = useInboxFilter();
  const inbox = useInbox(filter);
  const search = useRef<HTMLInputElement>(null);
  const view = useInboxView(inbox);
  const arrived = useMutation({ mutationFn: () => inbox.showArrived(), onSuccess: view.toTop });
  const dismissal = useDismissal();
  const writes = useEditions().writing.length > 0;
  useKeys({
    j: () => view.move(1),
    k: () => view.move(-1),
    e: () => writes && view.current !== null && dismissal.mutate(view.current),
    a: () => view.current !== null && view.begin(view.current.id, "make"),
    ".": () => inbox.arrived > 0 && arrived.mutate(),
    "/": () => search.current?.focus(),
  });
  return (
    <>
      <div className={`head ${classes.inboxHead}`} data-open={view.open !== null}>
        <h1>{say(texts.wire.title)}</h1>
        <Arrived inbox={inbox} pending={arrived.isPending} show={() => arrived.mutate()} />
        <Filters filter={filter} onChange={change} searchRef={search} />
      </div>
      <Failure error={arrived.error ?? (view.open === null ? dismissal.error : null)} />
      <div className={`panes ${classes.panes}`} data-open={view.open !== null}>
        <div className={classes.listPane} ref={view.listRef}>
          <ListOr inbox={inbox} filter={filter} clear={() => change(usualFilter)}>
            <ItemList inbox={inbox} open={view.open} cursor={view.cursor} onOpen={view.opened} />
          </ListOr>
        </div>
        {view.open === null ? (
          <div>
            <Empty title={say(texts.wire.pick)}>
              <p>{say(texts.wire.pickRemedy)}</p>
            </Empty>
          </div>
        ) : (
          <ItemPane
            key={view.open}
            id={view.open}
            known={inbox.items.find(({ id }) => id === view.open)}
            act={view.act}
            dismissal={dismissal}
            onAct={view.setAct}
          />
        )}
      </div>
    </>
  );
}

/** What stands open, where keys stand, and which act was begun. */
function useInboxView(inbox: Inbox) {
  const navigate = useNavigate();
  const { item } = useParams({ strict: false });
  const open = item !== undefined && /^[1-9]\d{0,9}$/.test(item) ? Number(item) : null;
  const [cursor, setCursor] = useState<number | null>(open);
  const [act, setAct] = useState<ItemAct | null>(null);
  const narrow = useMediaQuery("(max-width: 767px)") ?? false;
  const listRef = useRef<HTMLDivElement>(null);
  const chosen = open ?? cursor;
  const opened = (id: number) => {
    setCursor(id);
    inbox.seen(id);
    if (id !== open) setAct(null);
  };
  return {
    open,
    cursor,
    act,
    setAct,
    listRef,
    current: inbox.items.find(({ id }) => id === chosen) ?? null,
    opened,
    /** One further down or up; an item that stands open beside the list gives way to it. */
    move(step: 1 | -1) {
      const at = inbox.items.findIndex(({ id }) => id === chosen);
      const next = inbox.items[at < 0 ? 0 : at + step];
      if (next === undefined) return;
      setCursor(next.id);
      if (open === null || (narrow && act !== null)) return;
      opened(next.id);
      void navigate({ to: "/wire/$item", params: { item: String(next.id) }, replace: true, resetScroll: false });
    },
    begin(id: number, what: ItemAct) {
      opened(id);
      setAct(what);
      if (id !== open) void navigate({ to: "/wire/$item", params: { item: String(id) }, resetScroll: false });
    },
    toTop() {
      setCursor(null);
      listRef.current?.firstElementChild?.scrollTo({ top: 0 });
    },
  };
}

interface ArrivedProps {
  readonly inbox: Inbox;
  readonly pending: boolean;
  readonly show: () => void;
}

/** How many came since, behind a button; said to readers of screens as well. */
function Arrived({ inbox, pending, show }: ArrivedProps) {
  const { texts, say } = useSpeech();
  const { wire } = texts;
  const n = inbox.arrived;
  const said = n === 0 ? "" : say(inbox.arrivedMore ? wire.freshMany : wire.fresh, { n });
  return (
    <div className={classes.arrived}>
      <span className="hidden" role="status">
        {said}
      </span>
      {n > 0 && (
        <Button size="xs" loading={pending} onClick={show} title={say(wire.freshShow)}>
          {said}
          <kbd aria-hidden="true" className={`wide ${marks.keyOnAccent}`}>
            .
          </kbd>
        </Button>
      )}
    </div>
  );
}

interface ListOrProps {
  readonly inbox: Inbox;
  readonly filter: InboxFilter;
  readonly clear: () => void;
  readonly children: React.ReactNode;
}

/** The list, or what stands in its place while it loads, fails or has nothing. */
function ListOr({ inbox, filter, clear, children }: ListOrProps) {
  const { texts, say } = useSpeech();
  const { wire } = texts;
  if (inbox.items.length > 0) return children;
  if (inbox.loading) return <Waiting />;
  if (inbox.error !== null)
    return (
      <div className="page">
        <Failure error={inbox.error} again={inbox.tryAgain} />
      </div>
    );
  if (filtersOn(filter) > 0)
    return (
      <Empty title={say(wire.emptyFilterTitle)}>
        <p>{say(wire.emptyFilterRemedy)}</p>
        <Button variant="default" onClick={clear}>
          {say(wire.clearFilters)}
        </Button>
      </Empty>
    );
  return (
    <Empty title={say(wire.emptyTitle)}>
      <p>{say(wire.emptyRemedy)}</p>
      <Button component={Link} to="/sources" variant="default">
        {say(texts.shell.sources)}
      </Button>
    </Empty>
  );
}
