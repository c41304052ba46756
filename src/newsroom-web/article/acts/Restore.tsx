import { useState } from "react";
import type * as articles from "../../../newsroom-api/articles.ts";
import type { Scope } from "../../../story/article.ts";
import { call } from "../../api/call.ts";
import { useSpeech } from "../../texts/texts.ts";
import type { ActProps } from "./Acts.tsx";
import { Confirm } from "./Confirm.tsx";
import { Faults } from "./Faults.tsx";
import { type Effect, ScopeChoice, useReach } from "./ScopeChoice.tsx";
import { confirmation, idsOf } from "./TakeBack.tsx";
import { useAct } from "./use-act.ts";

const restoring = (reached: { readonly takenTogether: boolean }): Effect => (reached.takenTogether ? "act" : null);

/** Undoes the last retraction or removal, for what the same act took back. */
export function Restore({ article, onDone }: ActProps) {
  const { texts, say } = useSpeech();
  const { acts, confirm, done, explain, scope: scopeTexts } = texts.publishing;
  const [scope, setScope] = useState<Scope | null>(null);
  const reach = useReach(article.id, scope, restoring);
  const editions = new Set(reach.changed?.map((one) => one.article.edition));
  const act = useAct(
    (chosen: Scope) =>
      call<typeof articles.restoreArticle>("post", "/api/articles/{article}/restore", {
        params: { article: article.id },
        body: { scope: chosen },
      }),
    (answer) => onDone(say(done.restore, { n: answer.articles.length }), idsOf(answer)),
  );
  return (
    <>
      <p>{say(explain.restore)}</p>
      <ScopeChoice article={article.id} value={scope} onChange={setScope} effect={restoring} />
      {reach.refused && <p className="signal">{say(scopeTexts.wouldBeRefused)}</p>}
      <Faults error={act.error} />
      <Confirm
        begin={say(acts.restore)}
        act={confirmation(confirm.restore, editions.size, reach.changed?.length ?? 0, say)}
        disabled={scope === null || reach.refused || editions.size === 0}
        working={act.isPending}
        onAct={() => scope !== null && act.mutate(scope)}
      />
    </>
  );
}
