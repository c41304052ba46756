import { useVirtualizer } from "@tanstack/react-virtual";
import { useMediaQuery } from "@mantine/hooks";
import { useEffect, useRef } from "react";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import { ItemRow } from "./ItemRow.tsx";
import type { Inbox } from "./inbox-items.ts";
import classes from "./inbox.module.css";

interface ItemListProps {
  readonly inbox: Inbox;
  /** The item beside the list. */
  readonly open: number | null;
  /** Where keys stand. */
  readonly cursor: number | null;
  readonly onOpen: (item: number) => void;
}

const rowHeight = { wide: 48, narrow: 84 };

/** The rows in view, of a list that may be as long as the archive; its end asks for more. */
export function ItemList({ inbox, open, cursor, onOpen }: ItemListProps) {
  const { texts, say } = useSpeech();
  const place = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery("(max-width: 767px)", undefined, { getInitialValueInEffect: false }) ?? false;
  const { items } = inbox;
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => place.current,
    estimateSize: () => (narrow ? rowHeight.narrow : rowHeight.wide),
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 12,
  });
  useEffect(() => rows.measure(), [narrow, rows]);
  const inView = rows.getVirtualItems();
  const last = inView.at(-1)?.index ?? 0;
  const atEnd = items.length > 0 && last >= items.length - 30;
  useEffect(() => {
    if (atEnd && inbox.hasMore && !inbox.loadingMore && inbox.error === null) inbox.loadMore();
  }, [atEnd, inbox]);
  useFollow(cursor, items, (index) => rows.scrollToIndex(index, { align: "auto" }));
  return (
    <div ref={place} className={classes.list}>
      <ul
        className="rows"
        aria-label={say(texts.wire.list)}
        style={{ blockSize: rows.getTotalSize(), position: "relative" }}
      >
        {inView.map(({ index, key, start, size }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li
              key={key}
              className={classes.place}
              style={{ blockSize: size, transform: `translateY(${start}px)` }}
              aria-setsize={inbox.hasMore ? -1 : items.length}
              aria-posinset={index + 1}
            >
              <ItemRow
                item={item}
                open={item.id === open}
                chosen={item.id === cursor}
                renewed={inbox.renewed.has(item.id)}
                onOpen={() => onOpen(item.id)}
              />
            </li>
          );
        })}
      </ul>
      <End inbox={inbox} />
    </div>
  );
}

function End({ inbox }: { readonly inbox: Inbox }) {
  const { texts, say } = useSpeech();
  if (inbox.error !== null)
    return (
      <div className={classes.end}>
        <Failure error={inbox.error} again={inbox.tryAgain} />
      </div>
    );
  return <p className={`${classes.end} quiet small`}>{say(inbox.hasMore ? texts.wire.loadingMore : texts.wire.end)}</p>;
}

/** Keeps the row where keys stand in view, and the focus on it, so that Enter opens it. */
function useFollow(cursor: number | null, items: Inbox["items"], scrollTo: (index: number) => void): void {
  const latest = useRef({ items, scrollTo });
  latest.current = { items, scrollTo };
  useEffect(() => {
    if (cursor === null) return;
    const index = latest.current.items.findIndex(({ id }) => id === cursor);
    if (index < 0) return;
    latest.current.scrollTo(index);
    // The row may first have to be drawn.
    const drawn = requestAnimationFrame(() => {
      if (document.activeElement instanceof HTMLElement && document.activeElement.closest("input,select") !== null)
        return;
      document.querySelector<HTMLElement>(`a[data-item="${cursor}"]`)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(drawn);
  }, [cursor]);
}
