import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useMe } from "../api/me.ts";
import { Empty } from "../components/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import { Quarantine } from "./Quarantine.tsx";
import { SourceForm } from "./SourceForm.tsx";
import { SourceRow } from "./SourceRow.tsx";
import { sourcesQuery } from "./sources-query.ts";
import classes from "./sources.module.css";

/** Where wire items come from and how that goes, and what could not be read. */
export function Sources() {
  const { texts, say } = useSpeech();
  const { show } = useSearch({ from: "/inside/sources" });
  const { administrator } = useMe();
  const [edited, edit] = useState<number | "new" | null>(null);
  return (
    <>
      <div className="head">
        <h1>{say(texts.sources.title)}</h1>
        <Tabs />
        <div className="end">
          {administrator && show !== "quarantine" && (
            <Button className={classes.add} onClick={() => edit("new")} aria-expanded={edited === "new"}>
              {say(texts.sources.add)}
            </Button>
          )}
          {!administrator && <span className="quiet small">{say(texts.sources.onlyAdministrators)}</span>}
        </div>
      </div>
      {show === "quarantine" ? <Quarantine /> : <SourceList edited={edited} edit={edit} />}
    </>
  );
}

function Tabs() {
  const { texts, say } = useSpeech();
  const { sources } = texts;
  const { data = [] } = useQuery(sourcesQuery);
  const waiting = data.reduce((sum, source) => sum + source.quarantined, 0);
  return (
    <nav className={classes.tabs} aria-label={say(sources.tabs)}>
      <Link to="/sources" search={{}} activeOptions={{ exact: true, includeSearch: true }}>
        {say(sources.list)}
      </Link>
      <Link to="/sources" search={{ show: "quarantine" }} activeOptions={{ exact: true, includeSearch: true }}>
        {waiting === 0 ? say(sources.quarantine) : say(sources.quarantineCount, { n: waiting })}
      </Link>
    </nav>
  );
}

interface SourceListProps {
  readonly edited: number | "new" | null;
  readonly edit: (source: number | "new" | null) => void;
}

/** The sources; beside them, on a phone in their place, the one that is added or changed. */
function SourceList({ edited, edit }: SourceListProps) {
  const { texts, say } = useSpeech();
  const { sources } = texts;
  const { administrator } = useMe();
  const { data, error, refetch } = useQuery(sourcesQuery);
  const source = data?.find(({ id }) => id === edited);
  const open = edited === "new" || source !== undefined;
  return (
    <div className={`panes ${classes.panes}`} data-open={open}>
      <div>
        <Failure error={error} again={() => void refetch()} />
        {data === undefined && error === null && <Waiting />}
        {data?.length === 0 && (
          <Empty title={say(sources.emptyTitle)}>
            <p>{say(sources.emptyRemedy)}</p>
            {administrator && <Button onClick={() => edit("new")}>{say(sources.add)}</Button>}
          </Empty>
        )}
        <ul className="rows" aria-label={say(sources.list)}>
          {data?.map((one) => (
            <SourceRow key={one.id} source={one} edited={one.id === edited} edit={() => edit(one.id)} />
          ))}
        </ul>
      </div>
      {open && <SourceForm key={edited} source={source} close={() => edit(null)} />}
    </div>
  );
}
