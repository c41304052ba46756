import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type * as api from "../../newsroom-api/wire.ts";
import { call } from "../api/call.ts";
import { useMe } from "../api/me.ts";
import { Failure } from "../components/Failure.tsx";
import { When } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import { Health, healthOf } from "./Health.tsx";
import { useRhythm } from "./rhythm.ts";
import classes from "./sources.module.css";

interface SourceRowProps {
  readonly source: api.WireSource;
  readonly edited: boolean;
  readonly edit: () => void;
}

/** One source: how it goes, since when, why not, and what can be done. */
export function SourceRow({ source, edited, edit }: SourceRowProps) {
  const { texts, say, number } = useSpeech();
  const { sources } = texts;
  const rhythm = useRhythm();
  return (
    <li className={classes.source} data-chosen={edited}>
      <div className={classes.sourceText}>
        <p className={classes.first}>
          <strong>
            <bdi>{source.name}</bdi>
          </strong>
          <Health source={source} />
          {source.quarantined > 0 && (
            <Link to="/sources" search={{ show: "quarantine" }}>
              {say(sources.inQuarantine, { n: source.quarantined })}
            </Link>
          )}
        </p>
        <p className={`${classes.place} quiet`}>
          <bdi dir="ltr">{source.place}</bdi>
        </p>
        <p className={`${classes.facts} quiet small`}>
          <span>
            {say(sources.items)}: {number(source.items)}
          </span>
          <span>
            {say(sources.lastItem)}:{" "}
            {source.lastItemAt === null ? say(sources.noItem) : <When at={source.lastItemAt} />}
          </span>
          {source.lastAskedAt === null ? (
            <span>{say(sources.neverAsked)}</span>
          ) : (
            <span>
              {say(sources.lastAsked)}: <When at={source.lastAskedAt} />
            </span>
          )}
          {source.on && source.nextAt !== null && (
            <span>
              {say(sources.nextAsk)}: <When at={source.nextAt} />
            </span>
          )}
          <span>{say(sources.every, { rhythm: rhythm(source.everySeconds) })}</span>
          {!source.redistributable && <span>{say(sources.notForPartners)}</span>}
        </p>
        {source.note !== null && (
          <p className={classes.note}>
            <bdi dir="auto">{source.note}</bdi>
          </p>
        )}
        <WhyNot source={source} />
      </div>
      <SourceActs source={source} edited={edited} edit={edit} />
    </li>
  );
}

function WhyNot({ source }: { readonly source: api.WireSource }) {
  const { texts, say } = useSpeech();
  if (source.failure === null || healthOf(source) !== "failing") return null;
  return (
    <div className={classes.whyNot}>
      <bdi dir="auto">{source.failure}</bdi>
      <span className="quiet small">
        {say(source.kind === "http" ? texts.sources.remedyHttp : texts.sources.remedyFolder)}
      </span>
    </div>
  );
}

function SourceActs({ source, edited, edit }: SourceRowProps) {
  const { texts, say } = useSpeech();
  const { sources } = texts;
  const { administrator } = useMe();
  const queries = useQueryClient();
  const params = { source: source.id };
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["wire"] });
  const ask = useMutation({
    mutationFn: () => call<typeof api.askWireSource>("post", "/api/wire-sources/{source}/ask", { params }),
    onSuccess,
  });
  const change = useMutation({
    mutationFn: (on: boolean) =>
      call<typeof api.changeWireSource>("patch", "/api/wire-sources/{source}", { params, body: { on } }),
    onSuccess,
  });
  if (!administrator) return null;
  return (
    <div className={classes.acts}>
      <Button variant="default" disabled={!source.on} loading={ask.isPending} onClick={() => ask.mutate()}>
        {say(sources.askNow)}
      </Button>
      <Button variant="default" aria-expanded={edited} onClick={edit}>
        {say(texts.common.change)}
      </Button>
      <Button variant="default" loading={change.isPending} onClick={() => change.mutate(!source.on)}>
        {say(source.on ? sources.switchOff : sources.switchOn)}
      </Button>
      <span role="status" className="quiet small">
        {ask.isSuccess && say(sources.asked)}
      </span>
      <Failure error={ask.error ?? change.error} />
    </div>
  );
}
