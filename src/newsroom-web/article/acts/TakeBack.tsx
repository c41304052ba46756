import { TextInput } from "@mantine/core";
import { useState } from "react";
import type * as articles from "../../../newsroom-api/articles.ts";
import type { Scope } from "../../../story/article.ts";
import { call } from "../../api/call.ts";
import { useEditions } from "../../api/me.ts";
import { useSpeech } from "../../texts/texts.ts";
import type { ActProps } from "./Acts.tsx";
import { Note, oneLine } from "./Note.tsx";
import { Confirm } from "./Confirm.tsx";
import { Faults } from "./Faults.tsx";
import { type Effect, type Reach, ScopeChoice, useReach } from "./ScopeChoice.tsx";
import { useAct } from "./use-act.ts";

type Reached = NonNullable<Reach["changed"]>[number];

const retracting = ({ article }: Reached): Effect => effectOn(article.state, ["published"]);
const removing = ({ article }: Reached): Effect => effectOn(article.state, ["published", "retracted"]);

function effectOn(state: Reached["article"]["state"], taken: readonly (typeof state)[]): Effect {
  if (taken.includes(state)) return "act";
  return state === "scheduled" ? "unschedule" : null;
}

/** The text is taken back; a notice in each edition's own words stands at its address. */
export function Retract({ article, onDone }: ActProps) {
  const { texts, say } = useSpeech();
  const { acts, confirm, done, explain, retraction, scope: scopeTexts } = texts.publishing;
  const editions = useEditions();
  const [scope, setScope] = useState<Scope | null>(null);
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({});
  const reach = useReach(article.id, scope, retracting);
  const reached = [...new Set(reach.changed?.map((one) => one.article.edition) ?? [])];
  const missing = reached.filter((edition) => oneLine(notes[edition] ?? "") === "");
  const act = useAct(
    (chosen: Scope) =>
      call<typeof articles.retractArticle>("post", "/api/articles/{article}/retract", {
        params: { article: article.id },
        body: {
          scope: chosen,
          note: oneLine(notes[article.edition] ?? ""),
          notes: Object.fromEntries(reached.map((edition) => [edition, oneLine(notes[edition] ?? "")])),
        },
      }),
    (answer) => onDone(say(done.retract, { n: answer.articles.length }), idsOf(answer)),
  );
  return (
    <>
      <p>{say(explain.retract)}</p>
      <ScopeChoice article={article.id} value={scope} onChange={setScope} effect={retracting} />
      {reached.map((edition) => (
        <Note
          key={edition}
          kind="retraction"
          edition={edition}
          label={say(retraction.note, { edition: editions.of(edition)?.name ?? edition })}
          value={notes[edition] ?? ""}
          onChange={(note) => setNotes({ ...notes, [edition]: note })}
        />
      ))}
      {reached.length > 0 && missing.length > 0 && <p className="quiet small">{say(retraction.needsNotes)}</p>}
      {reach.refused && <p className="signal">{say(scopeTexts.wouldBeRefused)}</p>}
      <Faults error={act.error} />
      <Confirm
        begin={say(acts.retract)}
        act={confirmation(confirm.retract, reached.length, reach.changed?.length ?? 0, say)}
        disabled={scope === null || reach.refused || reached.length === 0 || missing.length > 0}
        danger
        working={act.isPending}
        onAct={() => scope !== null && act.mutate(scope)}
      />
    </>
  );
}

/** The article is taken away: its address says that it is gone. */
export function Remove({ article, onDone }: ActProps) {
  const { texts, say } = useSpeech();
  const { acts, confirm, done, explain, removal, scope: scopeTexts } = texts.publishing;
  const [scope, setScope] = useState<Scope | null>(null);
  const [reason, setReason] = useState("");
  const reach = useReach(article.id, scope, removing);
  const editions = new Set(reach.changed?.map((one) => one.article.edition));
  const act = useAct(
    (chosen: Scope) =>
      call<typeof articles.removeArticle>("post", "/api/articles/{article}/remove", {
        params: { article: article.id },
        body: { scope: chosen, reason: oneLine(reason) || null },
      }),
    (answer) => onDone(say(done.remove, { n: answer.articles.length }), idsOf(answer)),
  );
  return (
    <>
      <p>{say(explain.remove)}</p>
      <ScopeChoice article={article.id} value={scope} onChange={setScope} effect={removing} />
      <TextInput
        label={say(removal.reason)}
        description={say(removal.logOnly)}
        value={reason}
        maxLength={2000}
        dir="auto"
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {reach.refused && <p className="signal">{say(scopeTexts.wouldBeRefused)}</p>}
      <Faults error={act.error} />
      <Confirm
        begin={say(acts.remove)}
        act={confirmation(confirm.remove, editions.size, reach.changed?.length ?? 0, say)}
        disabled={scope === null || reach.refused || editions.size === 0}
        danger
        working={act.isPending}
        onAct={() => scope !== null && act.mutate(scope)}
      />
    </>
  );
}

type Say = ReturnType<typeof useSpeech>["say"];
type Confirmation = ReturnType<typeof useSpeech>["texts"]["publishing"]["confirm"]["remove"];

/** "Remove in all 3 editions", or with the number of articles where an edition has several. */
export function confirmation(said: Confirmation, editions: number, articles: number, say: Say): string {
  return articles > editions ? say(said.articles, { n: articles }) : say(said.editions, { n: editions });
}

export function idsOf(answer: { readonly articles: readonly { readonly id: number }[] }): readonly number[] {
  return answer.articles.map(({ id }) => id);
}
