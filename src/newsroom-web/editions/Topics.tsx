import { Button } from "@mantine/core";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useMe } from "../api/me.ts";
import { Empty } from "../components/Empty.tsx";
import { useSpeech } from "../texts/texts.ts";
import { AddTopic } from "./AddTopic.tsx";
import { TopicList } from "./TopicList.tsx";
import { TopicPanel } from "./TopicPanel.tsx";

/** What readers follow: media topics, places, people and the newsroom's own, named per edition. */
export function Topics() {
  const { texts, say } = useSpeech();
  const { topics } = texts.editions;
  const { topic: open } = useParams({ strict: false });
  const navigate = useNavigate();
  const me = useMe();
  const close = async () => {
    await navigate({ to: "/topics" });
    document.querySelector<HTMLElement>(`a.row[href="/topics/${open}"]`)?.focus();
  };
  return (
    <>
      <div className={`head ${open === undefined ? "" : "wide"}`}>
        <h1>{say(topics.title)}</h1>
        <span className="quiet small wide">{say(topics.about)}</span>
        {(me.administrator || me.grants.length > 0) && (
          <div className="end">
            <Button component={Link} to="/topics/new">
              {say(topics.add)}
            </Button>
          </div>
        )}
      </div>
      {open !== undefined && <h1 className="hidden narrow">{say(topics.title)}</h1>}
      <div className="view panes" data-open={open !== undefined}>
        <TopicList />
        <div>
          {open === undefined && <Empty title={say(topics.choose)} />}
          {open === "new" && <AddTopic onClose={() => void close()} />}
          {open !== undefined && open !== "new" && (
            <TopicPanel key={open} id={Number(open)} onClose={() => void close()} />
          )}
        </div>
      </div>
    </>
  );
}
