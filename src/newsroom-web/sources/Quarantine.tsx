import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { Quarantined } from "../../newsroom-api/wire.ts";
import { Empty } from "../components/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { useRemembered } from "../components/remembered.ts";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import { QuarantinedRow } from "./QuarantinedRow.tsx";
import { quarantineStates, type QuarantineState, useQuarantine } from "./quarantine-list.ts";
import classes from "./sources.module.css";

/** What could not be read as a wire item, with its reason; a replay reads it again. */
export function Quarantine() {
  const { texts, say } = useSpeech();
  const { sources } = texts;
  const [remembered, remember] = useRemembered<string>("quarantine-state", "waiting");
  const state = quarantineStates.find((one) => one === remembered) ?? null;
  // What was acted on in this view stays in it, so that one sees what became of it.
  const [acted, setActed] = useState<ReadonlyMap<number, Quarantined>>(new Map());
  const { items, list } = useQuarantine(state, acted);
  return (
    <div className="view">
      <div className={classes.bar}>
        <StateFilter state={state} onChange={(one) => remember(one ?? "every")} />
        <span className="quiet small">{say(sources.quarantineWhat)}</span>
      </div>
      <Failure error={list.error} again={() => void list.refetch()} />
      {list.isPending && <Waiting />}
      {list.isSuccess && items.length === 0 && (
        <Empty title={say(state === null || state === "waiting" ? sources.nothingWaiting : sources.nothingOfState)}>
          {(state === null || state === "waiting") && <p>{say(sources.nothingWaitingRemedy)}</p>}
        </Empty>
      )}
      <ul className="rows" aria-label={say(sources.quarantineList)}>
        {items.map((item) => (
          <QuarantinedRow
            key={item.id}
            item={item}
            tried={acted.get(item.id)?.state === "asked"}
            onAct={(answer) => setActed(new Map([...acted, [answer.id, answer]]))}
          />
        ))}
      </ul>
      {list.hasNextPage && (
        <div className={classes.bar}>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {say(texts.common.more)}
          </Button>
        </div>
      )}
    </div>
  );
}

interface StateFilterProps {
  readonly state: QuarantineState | null;
  readonly onChange: (state: QuarantineState | null) => void;
}

function StateFilter({ state, onChange }: StateFilterProps) {
  const { texts, say } = useSpeech();
  const { sources } = texts;
  return (
    <NativeSelect
      size="xs"
      aria-label={say(sources.stateFilter)}
      value={state ?? ""}
      data={[
        ...quarantineStates.map((one) => ({ value: one, label: say(sources.states[one]) })),
        { value: "", label: say(sources.everyState) },
      ]}
      onChange={(event) => onChange(quarantineStates.find((one) => one === event.currentTarget.value) ?? null)}
    />
  );
}
