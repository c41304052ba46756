import { Button, FileButton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type * as api from "../../newsroom-api/editions.ts";
import { call } from "../api/call.ts";
import { useMe } from "../api/me.ts";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./editions.module.css";

/** An edition's own look: a token file is taken in, given out again, or put away. */
export function Look({ edition }: { readonly edition: api.Edition }) {
  const { texts, say } = useSpeech();
  const words = texts.editions.look;
  const { administrator } = useMe();
  const queryKey = ["newsroom", "look", edition.code];
  const params = { edition: edition.code };
  const look = useQuery({
    queryKey,
    queryFn: () => call<typeof api.readLook>("get", "/api/editions/{edition}/look", { params }),
  });
  const queries = useQueryClient();
  const setting = useMutation({
    mutationFn: async (file: File | null) => {
      const tokens = file === null ? null : tokensIn(await file.text(), say(words.noJson, { name: file.name }));
      return call<typeof api.replaceLook>("put", "/api/editions/{edition}/look", { params, body: { tokens } });
    },
    onSuccess: (now) => queries.setQueryData(queryKey, now),
  });
  const tokens = look.data?.tokens ?? null;
  return (
    <>
      <p>{say(words.about)}</p>
      <Failure error={look.error} again={() => void look.refetch()} />
      {look.data !== undefined && <p>{say(tokens === null ? words.skywaves : words.own)}</p>}
      {tokens !== null && <Swatches tokens={tokens} />}
      <div className={styles.acts}>
        {administrator && (
          <FileButton accept="application/json,.json" onChange={(file) => file !== null && setting.mutate(file)}>
            {(button) => (
              <Button variant="default" loading={setting.isPending} {...button}>
                {say(words.choose)}
              </Button>
            )}
          </FileButton>
        )}
        {tokens !== null && (
          <a
            href={`data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(tokens, null, 2))}`}
            download={`${edition.code}.json`}
          >
            {say(words.download)}
          </a>
        )}
        {administrator && tokens !== null && (
          <Button variant="subtle" disabled={setting.isPending} onClick={() => setting.mutate(null)}>
            {say(words.reset)}
          </Button>
        )}
        <span role="status" className="quiet small">
          {setting.isSuccess && say(words.saved)}
        </span>
      </div>
      <Failure error={setting.error} />
      {!administrator && <p className="quiet small">{say(words.onlyAdministrators)}</p>}
    </>
  );
}

function tokensIn(text: string, otherwise: string): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error(otherwise);
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw new Error(otherwise);
  return { ...json };
}

/** The colours that the look has of its own, by day and by night. */
function Swatches({ tokens }: { readonly tokens: Readonly<Record<string, unknown>> }) {
  const { texts, say } = useSpeech();
  const words = texts.editions.look;
  return (
    <dl className={`${styles.facts} small`}>
      {(["light", "dark"] as const).flatMap((scheme) => {
        const own = tokens[scheme];
        if (typeof own !== "object" || own === null) return [];
        return Object.entries(own).map(([name, colour]) => (
          <div key={`${scheme} ${name}`}>
            <dt>
              {say(words[scheme])}, <bdi lang="en">{name}</bdi>
            </dt>
            <dd>
              <span className={styles.swatch} style={{ background: String(colour) }} />{" "}
              <bdi dir="ltr">{String(colour)}</bdi>
            </dd>
          </div>
        ));
      })}
    </dl>
  );
}
