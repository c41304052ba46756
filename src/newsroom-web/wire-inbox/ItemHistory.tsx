import { NativeSelect } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import type { WireItem } from "../../newsroom-api/wire.ts";
import { absolute } from "../components/When.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import { PubStatus } from "./ItemMarks.tsx";
import { inItsLanguage } from "./item-language.ts";
import classes from "./item.module.css";

const VersionDiff = lazy(async () => ({ default: (await import("./VersionDiff.tsx")).VersionDiff }));

/** The versions that came, newest first, and what differs between any two. */
export function ItemHistory({ item }: { readonly item: WireItem }) {
  const { texts, say, number, language } = useSpeech();
  const { wire } = texts;
  const { history } = item;
  return (
    <section className={classes.section}>
      <h3>{say(wire.history)}</h3>
      <ul className={classes.plain}>
        {history.map((one, index) => (
          <li key={one.version} className={classes.version}>
            <span>{number(history.length - index)}</span>
            <span {...inItsLanguage(item.language)} className={classes.versionHeadline}>
              {one.headline}
            </span>
            <span className="quiet small">
              {one.version === item.version && <>{say(wire.present)} · </>}
              <PubStatus status={one.pubStatus} /> {absolute(new Date(one.receivedAt), language)} ·{" "}
              {say(one.raw ? wire.rawKept : wire.rawGone)}
            </span>
          </li>
        ))}
      </ul>
      {history.length > 1 && <Compare item={item} />}
    </section>
  );
}

/** Follows the newest two versions until somebody chooses others. */
function Compare({ item }: { readonly item: WireItem }) {
  const { texts, say, number } = useSpeech();
  const { wire } = texts;
  const { history } = item;
  const [chosen, choose] = useState<{ readonly from?: string; readonly to?: string }>({});
  const [opened, setOpened] = useState(false);
  const from = history.find(({ version }) => version === chosen.from) ?? history[1];
  const to = history.find(({ version }) => version === chosen.to) ?? history[0];
  if (from === undefined || to === undefined) return null;
  const data = history.map(({ version }, index) => ({
    value: version,
    label: `${say(wire.version)} ${number(history.length - index)}`,
  }));
  return (
    <details className={classes.compare} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{say(wire.compare)}</summary>
      <div className={classes.versions}>
        <NativeSelect
          size="xs"
          label={say(wire.compareFrom)}
          data={data}
          value={from.version}
          onChange={(event) => choose({ ...chosen, from: event.currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          label={say(wire.compareTo)}
          data={data}
          value={to.version}
          onChange={(event) => choose({ ...chosen, to: event.currentTarget.value })}
        />
      </div>
      {opened && (
        <Suspense fallback={<Waiting />}>
          <VersionDiff from={from} to={to} language={item.language} />
        </Suspense>
      )}
    </details>
  );
}
