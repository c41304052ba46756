import { Tabs } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { mayEdit, mayWrite, useEditions, useMe } from "../api/me.ts";
import { useKeys } from "../components/keys.ts";
import { useSpeech } from "../texts/texts.ts";
import { Acts } from "./acts/Acts.tsx";
import { ArticleHeader } from "./ArticleHeader.tsx";
import { ArticleText } from "./ArticleText.tsx";
import { Conflict } from "./Conflict.tsx";
import { Details } from "./Details.tsx";
import styles from "./article.module.css";
import { Live } from "./live/Live.tsx";
import { MadeFrom } from "./MadeFrom.tsx";
import { articleKey, type ArticleInFull, type ArticlePanelProps, type PanelName, panels } from "./panel.ts";
import { Preview } from "./Preview.tsx";
import { Revisions } from "./revisions/Revisions.tsx";
import { SharedText } from "./SharedText.tsx";
import { StoryEditions } from "./StoryEditions.tsx";
import { useArticleEditing } from "./use-article-editing.ts";

/** The article's text in the middle, as it will be read, and one panel beside it; on a phone one at a time. */
export function ArticleWorkspace({ article }: { readonly article: ArticleInFull }) {
  const { texts, say } = useSpeech();
  const me = useMe();
  const edition = useEditions().of(article.edition);
  const queries = useQueryClient();
  const [panel, setPanel] = usePanel();
  const writing = mayWrite(me, article.edition) && article.shares === null;
  const editing = useArticleEditing(article, writing);
  const props: ArticlePanelProps = {
    article,
    mayWrite: mayWrite(me, article.edition),
    mayEdit: mayEdit(me, article.edition),
    save: editing.saving.save,
    onRevised: editing.saving.revised,
    onReplaced: (copy) => {
      editing.replace(copy);
      void queries.invalidateQueries({ queryKey: articleKey(article.id) });
    },
  };
  const [publishAsked, askToPublish] = useState(0);
  const publish = useCallback(() => {
    setPanel("publish");
    askToPublish((before) => before + 1);
  }, [setPanel]);
  useArticleKeys(editing.makeRevision, panel === "live" ? null : publish);
  return (
    <>
      <ArticleHeader article={article} edition={edition} editing={editing} mayWrite={writing} />
      {edition?.practice === true && <p className={`notice ${styles.practice}`}>{say(texts.shell.practice)}</p>}
      {article.shares !== null && <SharedText article={article} original={article.shares} mayEdit={props.mayEdit} />}
      <Conflict article={article} editing={editing} />
      <div className={styles.workspace} data-panel={panel}>
        <div className={styles.text}>
          <ArticleText
            key={editing.generation}
            article={article}
            edition={edition}
            editing={editing}
            readOnly={!writing}
          />
        </div>
        <Tabs
          className={styles.side}
          value={panel}
          onChange={(value) => setPanel((value as PanelName | null) ?? "publish")} // a value is one of the tabs below
          keepMounted={false}
        >
          <Tabs.List aria-label={say(texts.article.panels.label)} className={styles.tabs}>
            {panels.map((name) => (
              <Tabs.Tab key={name} value={name} className={name === "text" ? "narrow" : undefined}>
                {say(texts.article.panels[name])}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="details" className={styles.panel}>
            <Details
              key={editing.generation}
              article={article}
              edition={edition}
              editing={editing}
              readOnly={!writing}
            />
          </Tabs.Panel>
          <Tabs.Panel value="publish" className={styles.panel}>
            <Acts {...props} publishAsked={publishAsked} />
          </Tabs.Panel>
          <Tabs.Panel value="live" className={styles.panel}>
            <Live {...props} edition={edition} />
          </Tabs.Panel>
          <Tabs.Panel value="revisions" className={styles.panel}>
            <Revisions {...props} />
          </Tabs.Panel>
          <Tabs.Panel value="editions" className={styles.panel}>
            <StoryEditions {...props} />
            <MadeFrom copy={article.workingCopy} />
          </Tabs.Panel>
          <Tabs.Panel value="preview" className={styles.panel}>
            <Preview {...props} />
          </Tabs.Panel>
        </Tabs>
      </div>
    </>
  );
}

/** The panel that is open, in the address: it can be sent to somebody, and going back goes back. */
function usePanel(): [PanelName, (panel: PanelName) => void] {
  const { panel } = useSearch({ from: "/inside/articles/$article" });
  const navigate = useNavigate({ from: "/articles/$article" });
  const set = useCallback(
    (next: PanelName) => void navigate({ search: { panel: next }, replace: true, resetScroll: false }),
    [navigate],
  );
  const usual = matchMedia("(max-width: 767px)").matches ? "text" : "publish";
  return [panel ?? usual, set];
}

/** Ctrl+S makes a revision, Ctrl+Enter opens publishing: while typing too. On a live page Ctrl+Enter is the post's. */
function useArticleKeys(makeRevision: () => void, publish: (() => void) | null): void {
  const keys = useMemo(
    () => ({ "Mod+s": makeRevision, ...(publish === null ? {} : { "Mod+Enter": publish }) }),
    [makeRevision, publish],
  );
  useKeys(keys);
}
