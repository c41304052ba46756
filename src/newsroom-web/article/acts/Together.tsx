import { useQuery } from "@tanstack/react-query";
import type { Article } from "../../../newsroom-api/articles.ts";
import type * as stories from "../../../newsroom-api/stories.ts";
import { call } from "../../api/call.ts";
import { mayEdit, useMe } from "../../api/me.ts";
import { EditionName, langOf } from "../../components/EditionName.tsx";
import { Failure } from "../../components/Failure.tsx";
import { State } from "../../components/State.tsx";
import { useSpeech } from "../../texts/texts.ts";
import styles from "./acts.module.css";
import { FaultLine } from "./Faults.tsx";
import type { Fault } from "./faults.ts";

interface TogetherProps {
  readonly article: Article;
  readonly chosen: readonly number[];
  readonly onChoose: (chosen: readonly number[]) => void;
  readonly faults: ReadonlyMap<number, readonly Fault[]> | undefined;
}

const waiting: readonly Article["state"][] = ["draft", "submitted", "approved", "scheduled"];

/** The story's other editions that are not out yet: which go out in the same act, and what stands in the way of each. */
export function Together({ article, chosen, onChoose, faults }: TogetherProps) {
  const { texts, say } = useSpeech();
  const { others } = texts.publishing;
  const me = useMe();
  const story = useQuery({
    queryKey: ["newsroom", "story", article.story],
    queryFn: () => call<typeof stories.readStory>("get", "/api/stories/{story}", { params: { story: article.story } }),
  });
  const all = story.data?.articles.filter(({ id, state }) => id !== article.id && waiting.includes(state)) ?? [];
  if (story.error !== null) return <Failure error={story.error} again={() => void story.refetch()} />;
  if (all.length === 0) return null;
  const toggle = (id: number) => onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset>
      <legend>{say(others.legend)}</legend>
      <p className="quiet small">{say(others.allOrNone)}</p>
      {all.map((one) => {
        const allowed = mayEdit(me, one.edition);
        const ticked = chosen.includes(one.id);
        const found = ticked ? faults?.get(one.id) : undefined;
        return (
          <div key={one.id}>
            <label className={styles.choice}>
              <input type="checkbox" checked={ticked} disabled={!allowed} onChange={() => toggle(one.id)} />
              <span>
                <EditionName code={one.edition} /> · <State state={one.state} />
              </span>
              <small>
                <bdi lang={langOf(one.edition)}>{one.headline || say(others.noHeadline)}</bdi>
                {!allowed && <> · {say(others.notYours)}</>}
                {found?.length === 0 && <> · {say(others.ready)}</>}
              </small>
            </label>
            {found !== undefined && found.length > 0 && (
              <ul className={`${styles.list} signal small`}>
                {found.map((fault) => (
                  <li key={JSON.stringify(fault)}>
                    <FaultLine fault={fault} here={false} />
                  </li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
