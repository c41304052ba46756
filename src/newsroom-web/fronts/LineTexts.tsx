import { Textarea } from "@mantine/core";
import type { Edition } from "../../newsroom-api/editions.ts";
import { langOf } from "../components/EditionName.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./fronts.module.css";

interface LineTextsProps {
  readonly editions: readonly Edition[];
  readonly text: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly onText: (text: string) => void;
  readonly onTexts: (texts: Readonly<Record<string, string>>) => void;
}

const longest = 200;

/** The common text, and one for each edition that has its own; each in its own direction. */
export function LineTexts({ editions, text, texts, onText, onTexts }: LineTextsProps) {
  const { texts: said, say } = useSpeech();
  const { breaking } = said.fronts;
  const only = editions.length === 1 ? editions[0] : undefined;
  return (
    <div className={styles.texts}>
      <OneLine
        label={say(editions.length > 1 ? breaking.common : breaking.text)}
        value={text}
        onChange={onText}
        lang={only === undefined ? undefined : langOf(only.code)}
        dir={only?.dir ?? "auto"}
        focus
      />
      {editions.length > 1 &&
        editions.map(({ code, name, dir }) => (
          <OneLine
            key={code}
            label={say(breaking.inEdition, { edition: `\u2068${name}\u2069` })}
            value={texts[code] ?? ""}
            placeholder={text}
            onChange={(own) => onTexts({ ...texts, [code]: own })}
            lang={langOf(code)}
            dir={dir}
          />
        ))}
    </div>
  );
}

interface OneLineProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly lang: string | undefined;
  readonly dir: "ltr" | "rtl" | "auto";
  readonly placeholder?: string;
  readonly focus?: boolean;
}

function OneLine({ label, value, onChange, lang, dir, placeholder, focus = false }: OneLineProps) {
  const { texts, say } = useSpeech();
  return (
    <Textarea
      label={label}
      value={value}
      placeholder={placeholder}
      autosize
      minRows={1}
      maxRows={4}
      maxLength={longest}
      autoFocus={focus}
      lang={lang}
      dir={dir}
      description={value.length > 140 ? say(texts.fronts.breaking.left, { n: longest - value.length }) : undefined}
      inputWrapperOrder={["label", "input", "description"]}
      onChange={(event) => onChange(event.currentTarget.value.replace(/[\r\n\u2028\u2029]+/g, " "))}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.preventDefault(); // it is one line
      }}
    />
  );
}
