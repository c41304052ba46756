import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type * as api from "../../newsroom-api/editions.ts";
import { call } from "../api/call.ts";
import { editionsQuery, mayEdit, useMe } from "../api/me.ts";
import { EditionName, langOf } from "../components/EditionName.tsx";
import { Failure } from "../components/Failure.tsx";
import { Panel } from "../people/Panel.tsx";
import { useSpeech } from "../texts/texts.ts";
import { EditionSettings } from "./EditionSettings.tsx";
import { EditionSwitch } from "./EditionSwitch.tsx";
import { Look } from "./Look.tsx";
import { Glossary } from "./Glossary.tsx";
import { Sections } from "./Sections.tsx";
import { ServicePages } from "./ServicePages.tsx";
import { Standing } from "./Standing.tsx";
import styles from "./editions.module.css";

interface EditionPanelProps {
  readonly edition: api.Edition;
  readonly editions: readonly api.Edition[];
  readonly onClose: () => void;
}

/** One edition: whether readers see it, its sections, its settings, its practice edition. */
export function EditionPanel({ edition, editions, onClose }: EditionPanelProps) {
  const { texts, say } = useSpeech();
  const words = texts.editions.edition;
  const me = useMe();
  const may = mayEdit(me, edition.code);
  const base = editions.find(({ code }) => code === edition.scriptOf);
  const begun = edition.live || edition.practice || edition.own || edition.sections.length > 0;
  const title = (
    <>
      <bdi lang={langOf(edition.code)}>{edition.name}</bdi> <Standing edition={edition} />
    </>
  );
  return (
    <Panel title={title} onClose={onClose}>
      <Facts edition={edition} />
      {edition.practice ? (
        <p>{say(words.practiceOf)}</p>
      ) : (
        <section>
          <EditionSwitch edition={edition} editions={editions} />
        </section>
      )}
      {begun ? (
        <>
          {base === undefined ? (
            <section>
              <h3>{say(texts.editions.sections.title)}</h3>
              <Sections edition={edition} may={may} />
            </section>
          ) : (
            <section>
              <p>{say(words.scriptOf, { edition: base.name })}</p>
              <Glossary edition={edition} may={may} />
            </section>
          )}
          <section>
            <h3>{say(words.settings)}</h3>
            <EditionSettings edition={edition} may={may} />
          </section>
          {!may && <p className="quiet small">{say(words.mayNot)}</p>}
          {!edition.practice && (
            <>
              <section>
                <h3>{say(texts.editions.servicePages.title)}</h3>
                <ServicePages edition={edition} may={may} />
              </section>
              <section>
                <h3>{say(texts.editions.look.title)}</h3>
                <Look edition={edition} />
              </section>
            </>
          )}
        </>
      ) : (
        <p className="quiet small">{say(words.notYet)}</p>
      )}
      {!edition.practice && (
        <section>
          <h3>{say(words.practiceTitle)}</h3>
          <Practice edition={edition} editions={editions} />
        </section>
      )}
    </Panel>
  );
}

function Facts({ edition }: { readonly edition: api.Edition }) {
  const { texts, say } = useSpeech();
  const words = texts.editions.edition;
  return (
    <>
      <dl className={`${styles.facts} small`}>
        <Fact name={say(words.code)}>
          <bdi dir="ltr">{edition.code}</bdi>
        </Fact>
        <Fact name={say(words.path)}>
          <bdi dir="ltr">/{edition.path}/</bdi>
        </Fact>
        <Fact name={say(words.script)}>{edition.script}</Fact>
        <Fact name={say(words.direction)}>{say(words[edition.dir])}</Fact>
      </dl>
      {edition.own && !edition.practice && <p className="quiet small">{say(words.own)}</p>}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Practice({ edition, editions }: Pick<EditionPanelProps, "edition" | "editions">) {
  const { texts, say } = useSpeech();
  const words = texts.editions.edition;
  const me = useMe();
  const queries = useQueryClient();
  const own = editions.find(({ code, practice }) => practice && langOf(code) === edition.code);
  const adding = useMutation({
    mutationFn: () =>
      call<typeof api.addPracticeEdition>("post", "/api/editions/{edition}/practice", {
        params: { edition: edition.code },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: editionsQuery.queryKey }),
  });
  return (
    <>
      <p>{say(words.practiceAbout)}</p>
      {own !== undefined && (
        <p>
          {say(words.practiceHas)}{" "}
          <Link to="/editions/$edition" params={{ edition: own.code }}>
            <EditionName code={own.code} />
          </Link>
        </p>
      )}
      {own === undefined && me.administrator && (
        <Button variant="default" loading={adding.isPending} onClick={() => adding.mutate()}>
          {say(words.practiceAdd)}
        </Button>
      )}
      <span role="status" className="quiet small">
        {adding.isSuccess && say(words.practiceAdded)}
      </span>
      <Failure error={adding.error} />
    </>
  );
}
