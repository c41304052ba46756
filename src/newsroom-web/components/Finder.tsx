import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { useSpeech } from "../texts/texts.ts";
import { Failure } from "./Failure.tsx";

interface FinderProps<T> {
  readonly label: string;
  readonly placeholder?: string;
  /** Of the query; begins with a channel. What was typed is added to it. */
  readonly queryKey: readonly string[];
  readonly find: (typed: string, signal: AbortSignal) => Promise<readonly T[]>;
  readonly idOf: (found: T) => string;
  readonly show: (found: T) => ReactNode;
  readonly onPick: (found: T) => void;
  /** Offers to make something new of what was typed: `label` says so. */
  readonly onNew?: ((typed: string) => void) | undefined;
  readonly newLabel?: (typed: string) => string;
  readonly disabled?: boolean;
}

const newValue = "\u0000new";

/** Finds one of many by typing, with arrows and Enter, and hands it on; the field is empty again afterwards. */
export function Finder<T>(props: FinderProps<T>) {
  const { texts, say } = useSpeech();
  const { label, placeholder, idOf, show, onPick, onNew, newLabel, disabled = false } = props;
  const [typed, setTyped] = useState("");
  const store = useCombobox({ onDropdownClose: () => store.resetSelectedOption() });
  const { found, searching, error } = useFound(props, typed, store.dropdownOpened);
  const words = typed.trim();
  // Enter takes the best that was found; something new is only made by choosing to.
  useEffect(() => {
    if (found.length > 0 && words !== "") store.selectFirstOption();
  }, [found, words === ""]); // the store is another object each time
  const pick = (value: string) => {
    const chosen = found.find((one) => idOf(one) === value);
    if (value === newValue) onNew?.(words);
    else if (chosen !== undefined) onPick(chosen);
    setTyped("");
    store.closeDropdown();
  };
  return (
    <Combobox store={store} onOptionSubmit={pick} shadow="sm">
      <Combobox.Target>
        <TextInput
          label={label}
          placeholder={placeholder}
          value={typed}
          dir="auto"
          disabled={disabled}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            store.openDropdown();
            store.updateSelectedOptionIndex();
          }}
          onClick={() => store.openDropdown()}
          onBlur={() => store.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label} mah={280} style={{ overflowY: "auto" }}>
          {found.map((one) => (
            <Combobox.Option key={idOf(one)} value={idOf(one)}>
              {show(one)}
            </Combobox.Option>
          ))}
          {onNew !== undefined && words !== "" && (
            <Combobox.Option value={newValue}>{newLabel?.(words) ?? words}</Combobox.Option>
          )}
        </Combobox.Options>
        {found.length === 0 && (onNew === undefined || words === "") && (
          <Combobox.Empty>{say(searching ? texts.common.loading : texts.common.nothing)}</Combobox.Empty>
        )}
        <Failure error={error} />
      </Combobox.Dropdown>
    </Combobox>
  );
}

function useFound<T>({ queryKey, find }: FinderProps<T>, typed: string, open: boolean) {
  const [words] = useDebouncedValue(typed.trim(), 150);
  const { data, error, isFetching } = useQuery({
    queryKey: [...queryKey, words],
    queryFn: ({ signal }) => find(words, signal),
    enabled: open,
    placeholderData: keepPreviousData,
  });
  return { found: data ?? [], error, searching: isFetching };
}
