import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { mayEdit, useEditions, useMe } from "../api/me.ts";
import { Empty } from "../components/Empty.tsx";
import { useRemembered } from "../components/remembered.ts";
import { useSpeech } from "../texts/texts.ts";
import { FlashForm, type FlashChoices } from "./FlashForm.tsx";
import { FlashSent, type SentFlash } from "./FlashSent.tsx";
import { type FlashSteps, raiseFlash, sendFlash } from "./flash-steps.ts";

/** One line, out within seconds: a flash, which grows into the article at the same address. */
export function Flash() {
  const { texts, say } = useSpeech();
  const { flash } = texts.publishing;
  const [sent, setSent] = useState<SentFlash | null>(null);
  return (
    <>
      <header className="head">
        <h1>{say(texts.shell.flash)}</h1>
        <span className="quiet small wide">{say(flash.what)}</span>
      </header>
      <div className="view">
        {sent === null ? <Writing onSent={setSent} /> : <FlashSent sent={sent} onAnother={() => setSent(null)} />}
      </div>
    </>
  );
}

function Writing({ onSent }: { readonly onSent: (sent: SentFlash) => void }) {
  const { texts, say } = useSpeech();
  const { flash } = texts.publishing;
  const me = useMe();
  const editions = useEditions();
  const queries = useQueryClient();
  const steps = useRef<FlashSteps>({});
  // Kept by this browser until it is out: a closed tab or a dead battery loses nothing.
  const [line, setLine] = useRemembered<string>("flash.line", "");
  const [last, remember] = useRemembered<string | null>("edition", null);
  const [choices, setChoices] = useState<FlashChoices>({ urgency: 1, breaking: false, story: null });
  const edition = editions.writing.find(({ code }) => code === last) ?? editions.writing[0];
  const publishes = edition !== undefined && mayEdit(me, edition.code);
  const send = useMutation({
    mutationFn: async (): Promise<SentFlash> => {
      const said = line.trim();
      const article = await sendFlash(
        {
          edition: edition?.code ?? "",
          line: said,
          urgency: choices.urgency,
          story: choices.story,
          handIn: !publishes,
        },
        steps.current,
      );
      // The flash is out, whatever becomes of the line across the pages.
      const raised = choices.breaking && publishes && edition?.live === true ? raiseFlash(article, said) : null;
      const breaking =
        raised === null
          ? null
          : await raised.then(
              () => "raised" as const,
              (error: unknown) => ({ error }),
            );
      return { article, line: said, handedIn: !publishes, breaking };
    },
    onSuccess: (flashed) => {
      setLine("");
      remember(flashed.article.edition);
      onSent(flashed);
      void queries.invalidateQueries({ queryKey: ["newsroom"] });
    },
  });
  if (editions.all.length > 0 && edition === undefined)
    return (
      <Empty title={say(flash.noEditionTitle)}>
        <p>{say(flash.noEditionRemedy)}</p>
      </Empty>
    );
  return (
    <FlashForm
      edition={edition}
      editions={editions.writing}
      onEdition={remember}
      line={line}
      onLine={setLine}
      choices={choices}
      onChoices={setChoices}
      publishes={publishes}
      sending={send.isPending}
      error={send.error}
      onSend={() => send.mutate()}
    />
  );
}
