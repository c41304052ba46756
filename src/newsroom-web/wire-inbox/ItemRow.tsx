import { Link } from "@tanstack/react-router";
import type { WireItemHead } from "../../newsroom-api/wire.ts";
import { When } from "../components/When.tsx";
import { localeOf, useSpeech } from "../texts/texts.ts";
import { PubStatus, Urgency } from "./ItemMarks.tsx";
import { inItsLanguage } from "./item-language.ts";
import classes from "./inbox.module.css";
import marks from "./marks.module.css";

interface ItemRowProps {
  readonly item: WireItemHead;
  readonly open: boolean;
  readonly chosen: boolean;
  /** A newer version took its place while it was in view. */
  readonly renewed: boolean;
  readonly onOpen: () => void;
}

/** One item of the inbox: headline in its own language and direction, below it what one decides by. */
export function ItemRow({ item, open, chosen, renewed, onOpen }: ItemRowProps) {
  const { texts, say } = useSpeech();
  const headline = item.headline.trim() === "" ? item.summary : item.headline;
  return (
    <Link
      to="/wire/$item"
      params={{ item: String(item.id) }}
      className={`row ${classes.row}`}
      data-chosen={chosen || open}
      data-item={item.id}
      data-standing={item.dismissed ? "dismissed" : item.pubStatus}
      aria-current={open ? "true" : undefined}
      activeProps={{}}
      resetScroll={false}
      onClick={onOpen}
    >
      <Urgency urgency={item.urgency} />
      <span className={classes.rowText}>
        <span className={classes.headline} title={headline} {...inItsLanguage(item.language)}>
          {headline.trim() === "" ? say(texts.wire.noHeadline) : headline}
        </span>
        <RowMeta item={item} renewed={renewed} />
      </span>
    </Link>
  );
}

function RowMeta({ item, renewed }: { readonly item: WireItemHead; readonly renewed: boolean }) {
  const { texts, say, language } = useSpeech();
  const { wire } = texts;
  const embargo = item.embargoedUntil;
  return (
    <span className={`${marks.meta} ${classes.rowMeta}`}>
      <PubStatus status={item.pubStatus} />
      {item.dismissed && <span>{say(wire.dismissed)}</span>}
      <bdi className={classes.source}>{item.sourceName}</bdi>
      <When at={item.receivedAt} />
      {renewed && <strong className={classes.renewed}>{say(wire.newVersion)}</strong>}
      {!renewed && item.versions > 1 && <span>{say(wire.versionNumber, { n: item.versions })}</span>}
      {embargo !== null && Date.parse(embargo) > Date.now() && (
        <span className={classes.older}>{say(wire.embargoShort, { time: soon(embargo, language) })}</span>
      )}
      <Used item={item} />
    </span>
  );
}

function Used({ item }: { readonly item: WireItemHead }) {
  const { texts, say } = useSpeech();
  if (item.articles.length === 0) return null;
  const editions = [...new Set(item.articles.map(({ edition }) => edition))];
  const older = item.articles.some(({ version }) => version !== item.version);
  const said = say(older ? texts.wire.usedOlder : texts.wire.usedIn, {
    editions: `\u2068${editions.join(", ")}\u2069`, // tags keep their order in Persian
  });
  return <span className={older ? classes.older : classes.used}>{said}</span>;
}

/** An embargo is seldom further away than days. */
function soon(at: string, language: string): string {
  const parts = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat(localeOf(language), parts).format(new Date(at));
}
