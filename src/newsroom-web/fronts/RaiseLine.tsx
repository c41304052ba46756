import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Confirm } from "../article/acts/Confirm.tsx";
import { InstantField, soon } from "../article/acts/InstantField.tsx";
import type { Article } from "../../newsroom-api/articles.ts";
import type * as api from "../../newsroom-api/breaking.ts";
import type { Edition } from "../../newsroom-api/editions.ts";
import { call } from "../api/call.ts";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import { EditionChoice } from "./EditionChoice.tsx";
import { LeadsTo } from "./LeadsTo.tsx";
import type { Line } from "./LineRow.tsx";
import { LineTexts } from "./LineTexts.tsx";
import styles from "./fronts.module.css";

interface RaiseLineProps {
  readonly live: readonly Edition[];
  /** Where the person is an editor. */
  readonly own: readonly Edition[];
  readonly standing: readonly Line[];
}

const lengths = ["1", "2", "6", "12", "open"] as const;
const hour = 3_600_000;

interface Draft {
  readonly editions: readonly string[];
  readonly text: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly article: Article | null;
  /** Null: now. */
  readonly startsAt: Date | null;
  readonly length: (typeof lengths)[number];
}

/** Raises a line: where, what it says in each edition, where it leads, from when and how long. */
export function RaiseLine({ live, own, standing }: RaiseLineProps) {
  const { texts, say } = useSpeech();
  const { breaking } = texts.fronts;
  const first = own.length === 1 ? own.map(({ code }) => code) : [];
  const blank: Draft = { editions: first, text: "", texts: {}, article: null, startsAt: null, length: "2" };
  const [draft, setDraft] = useState(blank);
  const change = (what: Partial<Draft>) => setDraft((before) => ({ ...before, ...what }));
  const raise = useRaise(() => setDraft(blank));
  const chosen = own.filter(({ code }) => draft.editions.includes(code));
  const silent = chosen.filter(({ code }) => (draft.texts[code] ?? "").trim() === "" && draft.text.trim() === "");
  const late = draft.startsAt !== null && draft.startsAt.getTime() <= Date.now();
  const names = (editions: readonly Edition[]) => editions.map(({ name }) => `\u2068${name}\u2069`).join(", ");
  const replaced = chosen.filter(({ code }) => standing.some((line) => line.edition === code && line.state === "live"));
  return (
    <div className={styles.raise}>
      <h2 className="section-title">{say(breaking.raiseTitle)}</h2>
      <LineTexts
        editions={chosen}
        text={draft.text}
        texts={draft.texts}
        onText={(text) => change({ text })}
        onTexts={(own_) => change({ texts: own_ })}
      />
      <EditionChoice live={live} own={own} chosen={draft.editions} onChange={(editions) => change({ editions })} />
      <LeadsTo
        edition={chosen.length === 1 ? (chosen[0]?.code ?? null) : null}
        value={draft.article}
        onChange={(article) => change({ article })}
      />
      <Times draft={draft} change={change} edition={chosen.length === 1 ? (chosen[0]?.code ?? null) : null} />
      {replaced.length > 0 && (
        <p style={{ margin: 0, color: "var(--warn)" }}>{say(breaking.replaces, { editions: names(replaced) })}</p>
      )}
      {chosen.length > 0 && silent.length > 0 && draft.text + Object.values(draft.texts).join("") !== "" && (
        <p className="signal" style={{ margin: 0 }}>
          {say(breaking.silent, { editions: names(silent) })}
        </p>
      )}
      <Failure error={raise.error} />
      <Confirm
        begin={say(breaking.raise)}
        act={say(draft.startsAt === null ? breaking.confirm : breaking.confirmLater, { n: chosen.length })}
        disabled={chosen.length === 0 || silent.length > 0 || late}
        danger
        working={raise.isPending}
        onAct={() => raise.mutate(draft)}
      />
      <p role="status" className="small" style={{ margin: 0, color: "var(--good)" }}>
        {raise.isSuccess && say(breaking.raised, { n: raise.data.items.length })}
      </p>
    </div>
  );
}

function useRaise(done: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ editions, text, texts, article, startsAt, length }: Draft) => {
      const begins = startsAt?.getTime() ?? Date.now();
      const own = Object.entries(texts).filter(([code, said]) => editions.includes(code) && said.trim() !== "");
      return call<typeof api.raiseBreakingLine>("post", "/api/breaking-lines", {
        body: {
          editions: [...editions],
          ...(text.trim() === "" ? {} : { text: text.trim() }),
          texts: Object.fromEntries(own.map(([code, said]) => [code, said.trim()])),
          article: article?.id ?? null,
          startsAt: startsAt?.toISOString() ?? null,
          endsAt: length === "open" ? null : new Date(begins + Number(length) * hour).toISOString(),
        },
      });
    },
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ["newsroom"] });
    },
  });
}

interface TimesProps {
  readonly draft: Draft;
  readonly change: (what: Partial<Draft>) => void;
  readonly edition: string | null;
}

function Times({ draft, change, edition }: TimesProps) {
  const { texts, say } = useSpeech();
  const { breaking } = texts.fronts;
  return (
    <>
      <fieldset>
        <legend>{say(breaking.start)}</legend>
        <div className={styles.choices}>
          <label>
            <input
              type="radio"
              name="line-start"
              checked={draft.startsAt === null}
              onChange={() => change({ startsAt: null })}
            />
            {say(breaking.startNow)}
          </label>
          <label>
            <input
              type="radio"
              name="line-start"
              checked={draft.startsAt !== null}
              onChange={() => change({ startsAt: soon() })}
            />
            {say(breaking.startLater)}
          </label>
        </div>
        {draft.startsAt !== null && (
          <InstantField
            label={say(breaking.startAt)}
            edition={edition}
            value={draft.startsAt}
            onChange={(startsAt) => change({ startsAt: startsAt ?? new Date(0) })} // half a time is none to come
          />
        )}
      </fieldset>
      <fieldset>
        <legend>{say(breaking.end)}</legend>
        <div className={styles.choices}>
          {lengths.map((length) => (
            <label key={length}>
              <input
                type="radio"
                name="line-end"
                checked={draft.length === length}
                onChange={() => change({ length })}
              />
              {length === "open" ? say(breaking.open) : say(breaking.hours, { n: Number(length) })}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}
