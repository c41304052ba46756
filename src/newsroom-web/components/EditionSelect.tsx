import { Select } from "@mantine/core";
import type { Edition } from "../../newsroom-api/editions.ts";
import { useSpeech } from "../texts/texts.ts";

interface EditionSelectProps {
  readonly label: string;
  readonly editions: readonly Edition[];
  /** Null: all of them. */
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
  /** Offers "every edition" as well. */
  readonly every?: boolean;
  readonly hideLabel?: boolean;
}

/** Chooses an edition by its own name or its English one. */
export function EditionSelect({
  label,
  editions,
  value,
  onChange,
  every = false,
  hideLabel = false,
}: EditionSelectProps) {
  const { texts, say } = useSpeech();
  const named = editions.map(({ code, name, englishName }) => ({
    value: code,
    label: name === englishName ? name : `${name} · ${englishName}`,
  }));
  const all = { value: "", label: say(texts.common.everyEdition) };
  return (
    <Select
      {...(hideLabel ? { "aria-label": label } : { label })}
      data={every ? [all, ...named] : named}
      value={value ?? (every ? "" : null)}
      onChange={(code) => onChange(code === "" ? null : code)}
      searchable={editions.length > 8}
      allowDeselect={false}
      size="xs"
      style={{ flex: "1 1 140px", maxInlineSize: 240 }}
    />
  );
}
