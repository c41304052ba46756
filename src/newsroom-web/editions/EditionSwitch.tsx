import { Alert, Button, Checkbox, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type * as api from "../../newsroom-api/editions.ts";
import { call } from "../api/call.ts";
import { editionsQuery, useMe } from "../api/me.ts";
import { langOf } from "../components/EditionName.tsx";
import { Failure } from "../components/Failure.tsx";
import { Sure } from "../people/Sure.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./editions.module.css";

interface EditionSwitchProps {
  readonly edition: api.Edition;
}

interface WithEditions extends EditionSwitchProps {
  readonly editions: readonly api.Edition[];
}

/** Shows an edition to readers or takes it from them, and says before what that means. */
export function EditionSwitch({ edition, editions }: WithEditions) {
  const { texts, say } = useSpeech();
  const words = texts.editions.edition;
  const me = useMe();
  return (
    <>
      <p>{say(edition.live ? words.on : words.off)}</p>
      {edition.front !== null && (
        <p>
          <a href={edition.front} target="_blank" rel="noreferrer">
            {say(words.front)}
          </a>
        </p>
      )}
      {!me.administrator && <p className="quiet small">{say(words.onlyAdministrators)}</p>}
      {me.administrator &&
        (edition.live ? <SwitchOff edition={edition} /> : <SwitchOn edition={edition} editions={editions} />)}
    </>
  );
}

function useSwitched() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: editionsQuery.queryKey });
}

function SwitchOn({ edition, editions }: WithEditions) {
  const { texts, say } = useSpeech();
  const words = texts.editions.edition;
  const [typed, setTyped] = useState("");
  const onSuccess = useSwitched();
  const base = editions.find(({ code, live }) => code === edition.convertsFrom && live);
  const asked = edition.scriptOf !== null;
  const [chosen, choose] = useState<boolean>(asked);
  const second = chosen && base !== undefined;
  const names = typed.split("\n").flatMap((line) => (line.trim() === "" ? [] : [{ name: line.trim() }]));
  const switching = useMutation({
    mutationFn: () =>
      call<typeof api.switchEditionOn>("post", "/api/editions/{edition}/switch-on", {
        params: { edition: edition.code },
        body: {
          ...(names.length > 0 && !second ? { sections: names } : {}),
          ...(base === undefined || second === asked ? {} : { secondScript: second }),
        },
      }),
    onSuccess,
  });
  const has = edition.sections.length > 0;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        switching.mutate();
      }}
    >
      <p>{say(words.switchOnAbout, { path: `/${edition.path}/` })}</p>
      {base !== undefined && (
        <Checkbox
          label={say(words.secondScript, { edition: base.name })}
          description={say(words.secondScriptAbout)}
          checked={chosen}
          onChange={(event) => choose(event.currentTarget.checked)}
        />
      )}
      <p hidden={second}>
        {has
          ? say(words.switchOnKeeps, { sections: edition.sections.map(({ name }) => name).join(" · ") })
          : say(words.switchOnUsual)}
      </p>
      {!has && !second && (
        <Textarea
          label={say(words.switchOnOwn)}
          description={say(words.switchOnOwnHelp)}
          autosize
          minRows={2}
          maxRows={10}
          dir={edition.dir}
          lang={langOf(edition.code)}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {edition.texts.warning !== null && <UnreadTexts edition={edition} />}
      <div>
        <Button type="submit" loading={switching.isPending}>
          {say(words.switchOn)}
        </Button>
        <Failure error={switching.error} />
      </div>
    </form>
  );
}

/** Said before the edition goes on; it may go on all the same. */
function UnreadTexts({ edition }: EditionSwitchProps) {
  const { texts, say } = useSpeech();
  const words = texts.editions.edition;
  const { all, read, borrowed } = edition.texts;
  return (
    <Alert variant="outline" title={say(words.unreadTitle)} role="note" p="xs">
      {say(words.unread, { n: all, read })} {borrowed > 0 && say(words.unreadBorrowed, { n: borrowed })}
    </Alert>
  );
}

function SwitchOff({ edition }: EditionSwitchProps) {
  const { texts, say } = useSpeech();
  const words = texts.editions.edition;
  const [asked, ask] = useState(false);
  const onSuccess = useSwitched();
  const switching = useMutation({
    mutationFn: () =>
      call<typeof api.switchEditionOff>("post", "/api/editions/{edition}/switch-off", {
        params: { edition: edition.code },
      }),
    onSuccess,
  });
  return (
    <>
      {asked ? (
        <Sure
          note={say(words.switchOffAbout)}
          yes={say(words.switchOffNow, { edition: edition.name })}
          pending={switching.isPending}
          onYes={() => switching.mutate()}
          onNo={() => ask(false)}
        />
      ) : (
        <Button variant="outline" color="signal" onClick={() => ask(true)}>
          {say(words.switchOff)}
        </Button>
      )}
      <Failure error={switching.error} />
    </>
  );
}
