import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import type * as articles from "../../../newsroom-api/articles.ts";
import type { AnswerOf } from "../../../newsroom-api/operation.ts";
import { type Scope, scopes } from "../../../story/article.ts";
import { call } from "../../api/call.ts";
import { mayEdit, useMe } from "../../api/me.ts";
import { EditionName, langOf } from "../../components/EditionName.tsx";
import { Failure } from "../../components/Failure.tsx";
import { State } from "../../components/State.tsx";
import { Waiting } from "../../components/Waiting.tsx";
import { useSpeech } from "../../texts/texts.ts";
import styles from "./acts.module.css";

type Reached = AnswerOf<typeof articles.listReach>["items"][number];

/** What an act does to an article in its scope; null: it passes it over. */
export type Effect = "act" | "unschedule" | null;

export interface Reach {
  /** Those that the act changes, the article itself first; undefined while nothing is chosen or known. */
  readonly changed: readonly Reached[] | undefined;
  /** The person is no editor of one of their editions, so the newsroom would refuse all of it. */
  readonly refused: boolean;
}

/** What the scope chosen reaches, and whether the person may. */
export function useReach(article: number, scope: Scope | null, effect: (reached: Reached) => Effect): Reach {
  const me = useMe();
  const { data } = useQuery(reachQuery(article));
  if (data === undefined || scope === null) return { changed: undefined, refused: false };
  const touched = data.filter((one) => one.scopes.includes(scope) && effect(one) !== null);
  return {
    changed: touched.filter((one) => effect(one) === "act"),
    refused: touched.some((one) => !mayEdit(me, one.article.edition)),
  };
}

function reachQuery(article: number) {
  return {
    queryKey: ["newsroom", "article", article, "reach"],
    queryFn: async () =>
      (await call<typeof articles.listReach>("get", "/api/articles/{article}/reach", { params: { article } })).items,
  };
}

interface ScopeChoiceProps {
  readonly article: number;
  readonly value: Scope | null;
  readonly onChange: (scope: Scope) => void;
  readonly effect: (reached: Reached) => Effect;
}

/** This article, those made from it, or the whole story: chosen, never assumed, with what each reaches. */
export function ScopeChoice({ article, value, onChange, effect }: ScopeChoiceProps) {
  const { texts, say } = useSpeech();
  const { scope } = texts.publishing;
  const group = useId();
  const reach = useQuery(reachQuery(article));
  if (reach.error !== null) return <Failure error={reach.error} again={() => void reach.refetch()} />;
  if (reach.data === undefined) return <Waiting />;
  const within = (one: Scope) => reach.data.filter((reached) => reached.scopes.includes(one));
  const count = (one: Scope) => within(one).filter((reached) => effect(reached) === "act").length;
  return (
    <>
      <fieldset>
        <legend>{say(scope.legend)}</legend>
        {scopes.map((one) => (
          <label key={one} className={styles.choice}>
            <input type="radio" name={group} checked={value === one} onChange={() => onChange(one)} />
            <span>
              <span>{say(scope.names[one])}</span>{" "}
              <span className="quiet">· {say(scope.reaches, { n: count(one) })}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {value !== null && (
        <ul className={styles.reached} aria-label={say(scope.reachedList)}>
          {within(value).map((one) => (
            <ReachedRow key={one.article.id} reached={one} effect={effect(one)} />
          ))}
        </ul>
      )}
    </>
  );
}

function ReachedRow({ reached: { article }, effect }: { readonly reached: Reached; readonly effect: Effect }) {
  const { texts, say } = useSpeech();
  const { scope, others } = texts.publishing;
  const me = useMe();
  const barred = effect !== null && !mayEdit(me, article.edition);
  return (
    <li data-passed={effect === null}>
      <span className={effect === null ? "quiet" : ""}>
        <EditionName code={article.edition} />
      </span>
      <State state={article.state} />
      <span className="small quiet" style={{ gridColumn: "1 / -1" }}>
        <bdi lang={langOf(article.edition)}>{article.headline || say(others.noHeadline)}</bdi>
      </span>
      {effect === "unschedule" && <span className="small">{say(scope.unscheduled)}</span>}
      {effect === null && <span className="small quiet">{say(scope.passedOver)}</span>}
      {barred && (
        <strong className="small signal" style={{ gridColumn: "1 / -1" }}>
          {say(scope.barred)}
        </strong>
      )}
    </li>
  );
}
