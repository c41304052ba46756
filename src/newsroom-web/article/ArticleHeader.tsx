import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Edition } from "../../newsroom-api/editions.ts";
import type { CallFailure } from "../api/call.ts";
import { EditionName } from "../components/EditionName.tsx";
import { Gate, State } from "../components/State.tsx";
import { When } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import type { ArticleInFull } from "./panel.ts";
import type { Editing } from "./use-article-editing.ts";
import type { SaveState } from "./use-working-copy.ts";

interface ArticleHeaderProps {
  readonly article: ArticleInFull;
  readonly edition: Edition | undefined;
  readonly editing: Editing;
  readonly mayWrite: boolean;
}

/** Where the article stands, and whether what was typed is safe. */
export function ArticleHeader({ article, edition, editing, mayWrite }: ArticleHeaderProps) {
  const { texts, say } = useSpeech();
  const { article: said } = texts;
  return (
    <header className="head">
      <h1>
        <span className="hidden">{say(said.title, { number: article.id })}: </span>
        <EditionName code={article.edition} />
      </h1>
      <State state={article.state} />
      <Gate article={article} />
      {article.scheduledAt !== null && <When at={article.scheduledAt} zone={edition?.timeZone} />}
      <Link to="/stories/$story" params={{ story: String(article.story) }} className="small">
        {say(said.story)}
      </Link>
      {article.address !== null && edition?.practice !== true && (
        <span className="small quiet wide" dir="ltr">
          /{article.address}
        </span>
      )}
      <div className="end">
        <SaveMark state={editing.saving.state} />
        {mayWrite && (
          <Button variant="default" onClick={editing.makeRevision} title="Ctrl+S">
            {say(said.makeRevision)}
          </Button>
        )}
      </div>
    </header>
  );
}

function SaveMark({ state }: { readonly state: SaveState }) {
  const { texts, say } = useSpeech();
  const { saving } = texts.article;
  const serious = state.kind === "conflict" || state.kind === "refused" || state.kind === "offline";
  return (
    <span role="status" className={serious ? "small signal" : "small quiet"} style={{ alignSelf: "center" }}>
      {say(saving[state.kind])}
      {state.kind === "refused" && <Refusal error={state.error} />}
    </span>
  );
}

function Refusal({ error }: { readonly error: CallFailure }) {
  const { texts, say } = useSpeech();
  if (error.kind !== "unauthorized")
    return (
      <>
        {" "}
        <bdi lang="en">{error.message}</bdi>
      </>
    );
  return (
    <>
      {" "}
      {say(texts.account.sessionEnded)}{" "}
      <a href="/sign-in" target="_blank" rel="noreferrer">
        {say(texts.account.signInAgain)}
      </a>
    </>
  );
}
