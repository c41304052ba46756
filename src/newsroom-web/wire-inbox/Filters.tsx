import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type RefObject, useEffect, useState } from "react";
import { useEditions } from "../api/me.ts";
import { useSpeech } from "../texts/texts.ts";
import { sourceNamesQuery } from "../sources/sources-query.ts";
import { languageName } from "./item-language.ts";
import { filtersOn, type InboxFilter, shows, statuses, usualFilter } from "./inbox-filter.ts";
import classes from "./inbox.module.css";

interface FiltersProps {
  readonly filter: InboxFilter;
  readonly onChange: (part: Partial<InboxFilter>) => void;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

/** Which items the list shows; on a phone all but the search is behind a button. */
export function Filters({ filter, onChange, searchRef }: FiltersProps) {
  const { texts, say } = useSpeech();
  const { wire } = texts;
  const [opened, setOpened] = useState(false);
  const on = filtersOn({ ...filter, search: "" });
  return (
    <div className={classes.filters}>
      <Search value={filter.search} onChange={(search) => onChange({ search })} inputRef={searchRef} />
      <Button
        className="narrow"
        variant="default"
        size="sm"
        h={44}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {on === 0 ? say(wire.filters) : say(wire.filtersOn, { n: on })}
      </Button>
      <div className={classes.choices} data-opened={opened}>
        <Choices filter={filter} onChange={onChange} />
        {filtersOn(filter) > 0 && (
          <Button variant="subtle" size="xs" onClick={() => onChange(usualFilter)}>
            {say(wire.clearFilters)}
          </Button>
        )}
      </div>
    </div>
  );
}

function Choices({ filter, onChange }: Omit<FiltersProps, "searchRef">) {
  const { texts, say, number } = useSpeech();
  const { wire } = texts;
  const sources = useQuery(sourceNamesQuery).data ?? [];
  const languages = useLanguages(filter.language);
  const urgencies = [1, 2, 3, 4, 5].map((n) => ({
    value: String(n),
    label: n === 1 ? say(wire.urgencyOnly, { n }) : `${say(wire.urgencyUpTo, { n: number(n) })}`,
  }));
  return (
    <>
      <Choice
        label={say(wire.show)}
        value={filter.show}
        data={shows.map((show) => ({ value: show, label: say(wire.shows[show]) }))}
        onChange={(value) => onChange({ show: shows.find((show) => show === value) ?? "open" })}
      />
      <Choice
        label={say(wire.source)}
        value={filter.source === null ? "" : String(filter.source)}
        data={[
          { value: "", label: say(wire.anySource) },
          ...sources.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        onChange={(value) => onChange({ source: value === "" ? null : Number(value) })}
      />
      <Choice
        label={say(wire.language)}
        value={filter.language ?? ""}
        data={[{ value: "", label: say(wire.anyLanguage) }, ...languages]}
        onChange={(value) => onChange({ language: value === "" ? null : value })}
      />
      <Choice
        label={say(wire.urgency)}
        value={filter.urgency === null ? "" : String(filter.urgency)}
        data={[{ value: "", label: say(wire.anyUrgency) }, ...urgencies]}
        onChange={(value) => onChange({ urgency: value === "" ? null : Number(value) })}
      />
      <Choice
        label={say(wire.status)}
        value={filter.status ?? ""}
        data={[
          { value: "", label: say(wire.anyStatus) },
          ...statuses.map((status) => ({ value: status, label: say(wire.statuses[status]) })),
        ]}
        onChange={(value) => onChange({ status: statuses.find((status) => status === value) ?? null })}
      />
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, data, onChange }: ChoiceProps) {
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      title={label}
      className={classes.choice}
      value={value}
      data={[...data]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** The languages that sources and editions name, and the one chosen. */
function useLanguages(chosen: string | null) {
  const { language } = useSpeech();
  const sources = useQuery(sourceNamesQuery).data ?? [];
  const editions = useEditions().working;
  const tags = new Set([
    ...sources.flatMap((source) => source.language ?? []),
    ...editions.map(({ code }) => code.replace(/-x-.*$/, "")),
    ...(chosen === null ? [] : [chosen]),
  ]);
  return [...tags]
    .map((tag) => ({ value: tag, label: languageName(tag, language) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, language));
}

interface SearchProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}

/** Words to look for; asked once the typing rests. */
function Search({ value, onChange, inputRef }: SearchProps) {
  const { texts, say } = useSpeech();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const rest = setTimeout(() => onChange(typed), 250);
    return () => clearTimeout(rest);
  }, [typed]);
  return (
    <TextInput
      ref={inputRef}
      type="search"
      size="xs"
      className={classes.search}
      aria-label={say(texts.wire.search)}
      placeholder={say(texts.wire.search)}
      value={typed}
      maxLength={200}
      dir="auto"
      rightSection={typed === "" ? <kbd aria-hidden="true">/</kbd> : undefined}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape") event.currentTarget.blur();
      }}
    />
  );
}
