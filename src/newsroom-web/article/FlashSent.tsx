import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useReadersLink } from "../api/site.ts";
import { EditionName, langOf } from "../components/EditionName.tsx";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import { Exits } from "./acts/Exits.tsx";
import styles from "./Flash.module.css";
import type { Article } from "./flash-steps.ts";

export interface SentFlash {
  readonly article: Article;
  readonly line: string;
  readonly handedIn: boolean;
  /** The line across the pages; null: none was asked for. */
  readonly breaking: "raised" | { readonly error: unknown } | null;
}

/** What became of a flash: its address, the exits that confirmed it, and where to go on. */
export function FlashSent({ sent, onAnother }: { readonly sent: SentFlash; readonly onAnother: () => void }) {
  const { article, line, handedIn, breaking } = sent;
  const { texts, say } = useSpeech();
  const { flash } = texts.publishing;
  const link = useReadersLink();
  const next = useRef<HTMLAnchorElement>(null);
  useEffect(() => next.current?.focus(), []);
  const href = article.address === null ? undefined : link(article.address);
  return (
    <div className={styles.form}>
      <p role="status" style={{ margin: 0, color: "var(--good)", fontWeight: 600 }}>
        ● {say(handedIn ? flash.handedIn : flash.isLive)} <EditionName code={article.edition} />
      </p>
      <p className={styles.said} lang={langOf(article.edition)} dir="auto">
        {line}
      </p>
      {href !== undefined && (
        <p style={{ margin: 0 }}>
          <a href={href} target="_blank" rel="noreferrer" dir="ltr" style={{ overflowWrap: "anywhere" }}>
            {decodeURI(href)}
          </a>
        </p>
      )}
      {breaking === "raised" && <p style={{ margin: 0 }}>{say(flash.raised)}</p>}
      {breaking !== null && breaking !== "raised" && (
        <>
          <p style={{ margin: 0 }}>{say(flash.notRaised)}</p>
          <Failure error={breaking.error} />
        </>
      )}
      {!handedIn && (
        <div className={styles.exits}>
          <Exits articles={[article.id]} />
        </div>
      )}
      <div className={styles.send}>
        <Button
          component={Link}
          ref={next}
          {...({ to: "/articles/$article", params: { article: String(article.id) } } as object)} // the link's own, which the button hands on
          size="md"
        >
          {say(flash.goOn)}
        </Button>
        <Button variant="default" size="md" onClick={onAnother}>
          {say(flash.another)}
        </Button>
      </div>
    </div>
  );
}
