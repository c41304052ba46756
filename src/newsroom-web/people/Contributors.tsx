import { Button } from "@mantine/core";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useMe } from "../api/me.ts";
import { Empty } from "../components/Empty.tsx";
import { useSpeech } from "../texts/texts.ts";
import { AddContributor } from "./AddContributor.tsx";
import { ContributorList } from "./ContributorList.tsx";
import { ContributorPanel } from "./ContributorPanel.tsx";

/** Who is credited: their names in each edition, their portraits, and names withheld for safety. */
export function Contributors() {
  const { texts, say } = useSpeech();
  const { contributors } = texts.editions;
  const { contributor: open } = useParams({ strict: false });
  const navigate = useNavigate();
  const me = useMe();
  const mayAdd = me.administrator || me.grants.length > 0;
  const close = async () => {
    await navigate({ to: "/contributors" });
    document.querySelector<HTMLElement>(`a.row[href="/contributors/${open}"]`)?.focus();
  };
  return (
    <>
      <div className={`head ${open === undefined ? "" : "wide"}`}>
        <h1>{say(texts.shell.contributors)}</h1>
        <span className="quiet small wide">{say(contributors.about)}</span>
        {mayAdd && (
          <div className="end">
            <Button component={Link} to="/contributors/new">
              {say(contributors.add)}
            </Button>
          </div>
        )}
      </div>
      {open !== undefined && <h1 className="hidden narrow">{say(texts.shell.contributors)}</h1>}
      <div className="view panes" data-open={open !== undefined}>
        <ContributorList />
        <div>
          {open === undefined && <Empty title={say(contributors.choose)} />}
          {open === "new" && <AddContributor onClose={() => void close()} />}
          {open !== undefined && open !== "new" && (
            <ContributorPanel key={open} id={Number(open)} onClose={() => void close()} />
          )}
        </div>
      </div>
    </>
  );
}
