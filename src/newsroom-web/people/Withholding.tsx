import { Button, Radio } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type * as api from "../../newsroom-api/contributors.ts";
import { call } from "../api/call.ts";
import { mayEdit, useEditions, useMe } from "../api/me.ts";
import { EditionName } from "../components/EditionName.tsx";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import { keepContributor, textIn } from "./contributor.ts";
import styles from "./Contributors.module.css";
import { Sure } from "./Sure.tsx";
import { Withheld } from "./Withheld.tsx";

interface WithholdingProps {
  readonly contributor: api.Contributor;
  /** The edition that is looked at; null while there is none. */
  readonly edition: string | null;
}

/** Takes a name off everything, where it puts somebody in danger, and gives it back: each in two steps. */
export function Withholding({ contributor, edition }: WithholdingProps) {
  const { texts, say } = useSpeech();
  const { contributors } = texts.editions;
  const me = useMe();
  const [step, setStep] = useState<"withhold" | "give back" | null>(null);
  const act = useAct(contributor.id, () => setStep(null));
  const here = edition !== null && textIn(contributor, edition)?.withheld === true;
  const mayHere = edition !== null && mayEdit(me, edition);
  const mayWithhold = !contributor.withheld && (me.administrator || (mayHere && !here));
  const mayGiveBack = me.administrator ? isWithheldSomewhere(contributor) : mayHere && here && !contributor.withheld;
  const props = { contributor, act, onNo: () => setStep(null) };
  return (
    <>
      <p>{say(contributors.safetyAbout)}</p>
      <Where contributor={contributor} />
      <p role="status" className="quiet small">
        {act.isSuccess && step === null && say(act.variables.back ? contributors.givenBack : contributors.withheldDone)}
      </p>
      {!me.administrator && !mayHere && <p className="quiet small">{say(contributors.mayNotWithhold)}</p>}
      {step === null && (
        <div style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
          {mayWithhold && (
            <Button variant="outline" color="signal" onClick={() => setStep("withhold")}>
              {say(contributors.withholdBegin)}
            </Button>
          )}
          {mayGiveBack && (
            <Button variant="default" onClick={() => setStep("give back")}>
              {say(contributors.giveBackBegin)}
            </Button>
          )}
        </div>
      )}
      {step === "withhold" && <Withhold {...props} edition={here ? null : edition} />}
      {step === "give back" && <GiveBack {...props} edition={here ? edition : null} />}
      <Failure error={act.error} />
    </>
  );
}

interface Withholdings {
  readonly back: boolean;
  /** Null: in all. */
  readonly edition: string | null;
}

function useAct(contributor: number, onDone: () => void) {
  const queries = useQueryClient();
  const params = { contributor };
  const path = "/api/contributors/{contributor}/withhold";
  return useMutation({
    mutationFn: ({ back, edition }: Withholdings) =>
      back
        ? call<typeof api.giveContributorBack>("delete", path, { params, query: edition === null ? {} : { edition } })
        : call<typeof api.withholdContributor>("post", path, { params, body: { edition } }),
    onSuccess: (changed) => {
      keepContributor(queries, changed);
      onDone();
    },
  });
}

interface StepProps {
  readonly contributor: api.Contributor;
  readonly edition: string | null;
  readonly act: { readonly mutate: (act: Withholdings) => void; readonly isPending: boolean };
  readonly onNo: () => void;
}

function Withhold({ contributor, edition, act, onNo }: StepProps) {
  const { texts, say } = useSpeech();
  const { contributors } = texts.editions;
  const me = useMe();
  const { of } = useEditions();
  const [scope, setScope] = useState(edition === null ? "all" : "here");
  const name = edition === null ? "" : (of(edition)?.name ?? edition);
  return (
    <>
      <Radio.Group label={say(contributors.withholdWhere)} value={scope} onChange={setScope}>
        <div className={styles.choice}>
          {edition !== null && <Radio value="here" label={say(contributors.withholdHere, { edition: name })} />}
          <Radio
            value="all"
            label={say(contributors.withholdAll)}
            disabled={!me.administrator}
            description={me.administrator ? undefined : say(contributors.withholdAllMay)}
          />
        </div>
      </Radio.Group>
      <Sure
        note={say(contributors.withholdDoes)}
        yes={say(contributors.withholdNowOf, { name: contributor.name })}
        pending={act.isPending}
        onYes={() => act.mutate({ back: false, edition: scope === "all" ? null : edition })}
        onNo={onNo}
      />
    </>
  );
}

/** Where it is withheld in all editions, the name comes back in all: the newsroom holds to that. */
function GiveBack({ contributor, edition, act, onNo }: StepProps) {
  const { texts, say } = useSpeech();
  const { contributors } = texts.editions;
  const { of } = useEditions();
  const scope = contributor.withheld ? null : edition;
  const yes =
    scope === null
      ? say(contributors.giveBackAll)
      : say(contributors.giveBackNow, { edition: of(scope)?.name ?? scope });
  return (
    <Sure
      note={say(contributors.giveBackDoes)}
      yes={yes}
      pending={act.isPending}
      onYes={() => act.mutate({ back: true, edition: scope })}
      onNo={onNo}
    />
  );
}

function withheldIn(contributor: api.Contributor): readonly string[] {
  return contributor.texts.filter((text) => text.withheld).map((text) => text.edition);
}

function isWithheldSomewhere(contributor: api.Contributor): boolean {
  return contributor.withheld || withheldIn(contributor).length > 0;
}

function Where({ contributor }: { readonly contributor: api.Contributor }) {
  const { texts, say } = useSpeech();
  const { contributors } = texts.editions;
  const editions = withheldIn(contributor);
  if (contributor.withheld)
    return (
      <p>
        <Withheld /> {say(contributors.withheldAll)}
      </p>
    );
  if (editions.length === 0) return null;
  return (
    <p>
      <Withheld />{" "}
      {editions.map((code, at) => (
        <span key={code}>
          {at > 0 && " · "}
          <EditionName code={code} />
        </span>
      ))}
    </p>
  );
}
