import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { editionsQuery } from "../api/me.ts";
import { Empty } from "../components/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import { EditionList } from "./EditionList.tsx";
import { EditionPanel } from "./EditionPanel.tsx";

/** Every edition that can be had: which are on, their sections and settings. */
export function EditionsView() {
  const { texts, say } = useSpeech();
  const { edition: open } = useParams({ strict: false });
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(editionsQuery);
  const chosen = data?.find(({ code }) => code === open);
  const close = async () => {
    await navigate({ to: "/editions" });
    document.querySelector<HTMLElement>(`a.row[href="/editions/${open}"]`)?.focus();
  };
  return (
    <>
      <div className={`head ${open === undefined ? "" : "wide"}`}>
        <h1>{say(texts.shell.editions)}</h1>
      </div>
      {open !== undefined && <h1 className="hidden narrow">{say(texts.shell.editions)}</h1>}
      {error !== null && (
        <div className="page">
          <Failure error={error} again={() => void refetch()} />
        </div>
      )}
      {data === undefined && error === null && <Waiting />}
      {data !== undefined && (
        <div className="view panes" data-open={open !== undefined}>
          <EditionList editions={data} />
          <div>
            {chosen === undefined ? (
              <Empty title={say(open === undefined ? texts.editions.list.choose : texts.editions.list.none)} />
            ) : (
              <EditionPanel key={chosen.code} edition={chosen} editions={data} onClose={() => void close()} />
            )}
          </div>
        </div>
      )}
    </>
  );
}
