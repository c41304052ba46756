import { Button } from "@mantine/core";
import { useState } from "react";
import type * as publishing from "../../../newsroom-api/publishing.ts";
import { call } from "../../api/call.ts";
import { useEditions } from "../../api/me.ts";
import { absolute, When } from "../../components/When.tsx";
import { useSpeech } from "../../texts/texts.ts";
import type { ActProps } from "./Acts.tsx";
import styles from "./acts.module.css";
import { Confirm } from "./Confirm.tsx";
import { Faults } from "./Faults.tsx";
import { InstantField, soon } from "./InstantField.tsx";
import { useAct } from "./use-act.ts";

/** Nothing of the article leaves before a time; one that is out is withheld until then. */
export function Embargo({ article, onDone }: ActProps) {
  const { texts, say, language } = useSpeech();
  const { acts, done, explain, times, gate } = texts.publishing;
  const params = { article: article.id };
  const zone = useEditions().of(article.edition)?.timeZone;
  const standing = article.embargoedUntil;
  const [until, setUntil] = useState<Date | null>(() => (standing === null ? soon() : new Date(standing)));
  const time = until === null ? "" : absolute(until, language, zone);
  const set = useAct(
    (at: Date) =>
      call<typeof publishing.setEmbargo>("put", "/api/articles/{article}/embargo", {
        params,
        body: { until: at.toISOString() },
      }),
    () => onDone(say(done.embargo, { time })),
  );
  const lift = useAct(
    () => call<typeof publishing.liftEmbargo>("delete", "/api/articles/{article}/embargo", { params }),
    () => onDone(say(done.liftEmbargo)),
  );
  const out = article.state === "published";
  return (
    <>
      {standing !== null && (
        <p>
          {say(gate.embargoedUntil)} <When at={standing} zone={zone} />
        </p>
      )}
      <p className="quiet small">{say(out ? explain.embargoOut : explain.embargo)}</p>
      <InstantField label={say(times.embargoUntil)} edition={article.edition} value={until} onChange={setUntil} />
      <Faults error={set.error ?? lift.error} />
      <Confirm
        begin={say(standing === null ? acts.embargo : gate.move)}
        act={say(out ? gate.confirmEmbargoOut : gate.confirmEmbargo, { time })}
        disabled={until === null || until.getTime() <= Date.now()}
        danger={out}
        working={set.isPending}
        onAct={() => until !== null && set.mutate(until)}
      />
      {standing !== null && (
        <Confirm
          begin={say(gate.liftEmbargo)}
          act={say(out ? gate.confirmLiftOut : gate.liftEmbargo)}
          working={lift.isPending}
          onAct={() => lift.mutate()}
        />
      )}
    </>
  );
}

/** The same without a time: until a person lifts it. */
export function Hold({ article, onDone }: ActProps) {
  const { texts, say } = useSpeech();
  const { acts, done, explain, gate } = texts.publishing;
  const params = { article: article.id };
  const out = article.state === "published";
  const hold = useAct(
    () => call<typeof publishing.holdArticle>("post", "/api/articles/{article}/hold", { params }),
    () => onDone(say(done.hold)),
  );
  const lift = useAct(
    () => call<typeof publishing.liftHold>("delete", "/api/articles/{article}/hold", { params }),
    () => onDone(say(done.lift)),
  );
  if (article.held)
    return (
      <>
        <p>{say(out ? explain.liftOut : explain.lift)}</p>
        <Faults error={lift.error} />
        <Confirm
          begin={say(acts.lift)}
          act={say(out ? gate.confirmLiftOut : gate.confirmLift)}
          working={lift.isPending}
          onAct={() => lift.mutate()}
        />
      </>
    );
  return (
    <>
      <p>{say(out ? explain.holdOut : explain.hold)}</p>
      <Faults error={hold.error} />
      {out ? (
        <Confirm
          begin={say(acts.hold)}
          act={say(gate.confirmHoldOut)}
          danger
          working={hold.isPending}
          onAct={() => hold.mutate()}
        />
      ) : (
        <div className={styles.buttons}>
          <Button loading={hold.isPending} onClick={() => hold.mutate()}>
            {say(acts.hold)}
          </Button>
        </div>
      )}
    </>
  );
}
