import { NativeSelect, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { Edition } from "../../newsroom-api/editions.ts";
import { langOf } from "../components/EditionName.tsx";
import { Empty } from "../components/Empty.tsx";
import { useRemembered } from "../components/remembered.ts";
import { useRowKeys } from "../components/row-keys.ts";
import { useSpeech } from "../texts/texts.ts";
import { Standing, standingOf } from "./Standing.tsx";
import styles from "./editions.module.css";

const filters = ["all", "on", "practice", "off"] as const;
type Filter = (typeof filters)[number];

/** All editions, those that are on first; found by their own name, the English one or the code. */
export function EditionList({ editions }: { readonly editions: readonly Edition[] }) {
  const { texts, say } = useSpeech();
  const { list: words } = texts.editions;
  const [typed, setTyped] = useState("");
  const [filter, setFilter] = useRemembered<Filter>("editions-filter", "all");
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list);
  const shown = editions.filter((edition) => isShown(edition, filter, typed)).toSorted(order);
  const labels = { all: texts.common.all, on: words.on, practice: words.practice, off: words.off };
  const noneOn = typed.trim() === "" && filter === "on";
  return (
    <div>
      <div className={styles.filters}>
        <TextInput
          size="xs"
          type="search"
          aria-label={say(words.search)}
          placeholder={say(words.search)}
          value={typed}
          dir="auto"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          aria-label={say(words.which)}
          value={filter}
          data={filters.map((one) => ({ value: one, label: say(labels[one]) }))}
          onChange={(event) => setFilter(event.currentTarget.value as Filter)} // of the options above
        />
      </div>
      {shown.length === 0 ? (
        <Empty title={say(noneOn ? words.noneOn : words.none)}>
          {say(noneOn ? words.noneOnRemedy : words.noneRemedy)}
        </Empty>
      ) : (
        <ul className="rows" ref={list} aria-label={say(texts.shell.editions)}>
          {shown.map((edition) => (
            <li key={edition.code}>
              <Row edition={edition} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Row({ edition }: { readonly edition: Edition }) {
  const { texts, say } = useSpeech();
  const { code, name, englishName, sections } = edition;
  return (
    <Link className="row" to="/editions/$edition" params={{ edition: code }}>
      <span className="grow">
        <bdi lang={langOf(code)}>{name}</bdi>{" "}
        {name !== englishName && (
          <span className="quiet small">
            <bdi lang="en">{englishName}</bdi>
          </span>
        )}
      </span>
      {sections.length > 0 && (
        <span className="fixed quiet small wide">{say(texts.editions.list.sections, { n: sections.length })}</span>
      )}
      <span className="fixed">
        <Standing edition={edition} />
      </span>
    </Link>
  );
}

function isShown(edition: Edition, filter: Filter, typed: string): boolean {
  if (filter !== "all" && standingOf(edition) !== filter) return false;
  const words = typed.trim().toLowerCase();
  return [edition.name, edition.englishName, edition.code].some((one) => one.toLowerCase().includes(words));
}

function order(a: Edition, b: Edition): number {
  const rank = (edition: Edition) => ({ on: 0, practice: 1, off: 2 })[standingOf(edition)];
  return rank(a) - rank(b) || a.englishName.localeCompare(b.englishName, "en");
}
