import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type * as api from "../../newsroom-api/breaking.ts";
import type { AnswerOf } from "../../newsroom-api/operation.ts";
import { call } from "../api/call.ts";
import { mayEdit, useEditions, useMe } from "../api/me.ts";
import { EditionName, langOf } from "../components/EditionName.tsx";
import { Failure } from "../components/Failure.tsx";
import { When } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./fronts.module.css";

export type Line = AnswerOf<typeof api.listBreakingLines>["items"][number];

/** One line that is live or waiting. */
export function LineRow({ line }: { readonly line: Line }) {
  const { texts, say } = useSpeech();
  const { breaking } = texts.fronts;
  const queries = useQueryClient();
  const edition = useEditions().of(line.edition);
  const editing = mayEdit(useMe(), line.edition);
  const end = useMutation({
    mutationFn: () =>
      call<typeof api.endBreakingLine>("post", "/api/breaking-lines/{line}/end", { params: { line: line.id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["newsroom"] }),
  });
  return (
    <li className="row" style={{ flexWrap: "wrap" }}>
      <div className={`grow ${line.state === "live" ? styles.line : ""}`}>
        <div className="small">
          {line.state === "live" ? (
            <strong className="signal">● {say(breaking.live)}</strong>
          ) : (
            <span style={{ color: "var(--accent)" }}>◷ {say(breaking.waiting)}</span>
          )}{" "}
          <EditionName code={line.edition} />
        </div>
        <div lang={langOf(line.edition)} dir={edition?.dir ?? "auto"}>
          {line.text}
        </div>
        <div className="quiet small">
          {say(line.state === "live" ? breaking.since : breaking.starts)}{" "}
          <When at={line.startsAt} zone={edition?.timeZone} />
          {" · "}
          {line.endsAt === null ? (
            say(breaking.openEnd)
          ) : (
            <>
              {say(breaking.ends)} <When at={line.endsAt} zone={edition?.timeZone} />
            </>
          )}
          {line.article !== null && (
            <>
              {" · "}
              <Link to="/articles/$article" params={{ article: String(line.article) }}>
                {say(breaking.leadsTo, { number: line.article })}
              </Link>
            </>
          )}
        </div>
        <Failure error={end.error} />
      </div>
      {editing && (
        <Button
          variant="default"
          size="compact-sm"
          className={styles.tap}
          loading={end.isPending}
          onClick={() => end.mutate()}
        >
          {say(line.state === "live" ? breaking.endNow : breaking.takeOut)}
        </Button>
      )}
    </li>
  );
}
