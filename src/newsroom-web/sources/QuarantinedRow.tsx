import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type * as api from "../../newsroom-api/wire.ts";
import { call } from "../api/call.ts";
import { useMe } from "../api/me.ts";
import { Failure } from "../components/Failure.tsx";
import { When } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import classes from "./sources.module.css";

interface QuarantinedRowProps {
  readonly item: api.Quarantined;
  /** It was read again in this view. */
  readonly tried: boolean;
  readonly onAct: (answer: api.Quarantined) => void;
}

/** Why it could not be read, where it was, how it begins. */
export function QuarantinedRow({ item, tried, onAct }: QuarantinedRowProps) {
  const { texts, say } = useSpeech();
  const { sources } = texts;
  return (
    <li className={classes.quarantined}>
      <div className={classes.sourceText}>
        <p className={classes.first}>
          <StateOf state={item.state} />
          <bdi>{item.sourceName}</bdi>
          <span className="quiet small">
            <When at={item.receivedAt} />
          </span>
        </p>
        <p className={classes.reason}>
          <bdi dir="auto">{item.reason}</bdi>
        </p>
        <p role="status" className={classes.again}>
          {tried && item.state === "waiting" && say(sources.failedAgain)}
          {item.state === "replayed" && item.item !== null && (
            <Link to="/wire/$item" params={{ item: String(item.item) }}>
              {say(sources.replayedAs)}
            </Link>
          )}
        </p>
        <p className={`${classes.place} quiet`}>
          <span className="hidden">{say(sources.place)}: </span>
          <bdi dir="ltr">{item.place}</bdi>
        </p>
        <Beginning item={item} />
      </div>
      <QuarantinedActs item={item} onAct={onAct} />
    </li>
  );
}

function Beginning({ item }: { readonly item: api.Quarantined }) {
  const { texts, say } = useSpeech();
  const { sources } = texts;
  return (
    <details className={classes.details}>
      <summary>{say(sources.beginningOf, { bytes: say(sources.bytes, { n: item.byteLength }) })}</summary>
      {/* It scrolls, so keys must reach it. */}
      <pre dir="auto" tabIndex={0} role="region" aria-label={say(sources.beginning)}>
        {item.beginning}
      </pre>
    </details>
  );
}

function QuarantinedActs({ item, onAct }: Omit<QuarantinedRowProps, "tried">) {
  const { texts, say } = useSpeech();
  const { sources } = texts;
  const { administrator } = useMe();
  const queries = useQueryClient();
  const params = { quarantined: item.id };
  const onSuccess = (answer: api.Quarantined) => {
    onAct(answer);
    return queries.invalidateQueries({ queryKey: ["wire"] });
  };
  const replay = useMutation({
    mutationFn: () =>
      call<typeof api.replayQuarantined>("post", "/api/wire-quarantine/{quarantined}/replay", { params }),
    onSuccess,
  });
  const discard = useMutation({
    mutationFn: () =>
      call<typeof api.discardQuarantined>("post", "/api/wire-quarantine/{quarantined}/discard", { params }),
    onSuccess,
  });
  const over = item.state === "replayed" || item.state === "asked";
  if (!administrator || over) return null;
  return (
    <div className={classes.acts}>
      <Button
        variant="default"
        loading={replay.isPending}
        title={say(sources.replayHelp)}
        onClick={() => replay.mutate()}
      >
        {say(sources.replay)}
      </Button>
      {item.state === "waiting" && (
        <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate()}>
          {say(sources.discard)}
        </Button>
      )}
      <Failure error={replay.error ?? discard.error} />
    </div>
  );
}

function StateOf({ state }: { readonly state: api.Quarantined["state"] }) {
  const { texts, say } = useSpeech();
  const { path, colour } = shapes[state];
  return (
    <span className="state" style={{ color: colour }}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="1.4" />
      </svg>
      {say(texts.sources.states[state])}
    </span>
  );
}

const shapes: Readonly<Record<api.Quarantined["state"], { path: string; colour: string }>> = {
  waiting: { path: "M5 1 9.300 8.800H.7zM5 4v2.200", colour: "var(--warn)" },
  asked: { path: "M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM5 3v2.300l1.600 1", colour: "var(--accent)" },
  replayed: { path: "M1.500 5.200 4 7.700 8.700 2", colour: "var(--good)" },
  discarded: { path: "M1.500 5h7", colour: "var(--quiet)" },
};
