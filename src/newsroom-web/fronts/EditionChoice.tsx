import { Button } from "@mantine/core";
import type { Edition } from "../../newsroom-api/editions.ts";
import { langOf } from "../components/EditionName.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./fronts.module.css";

interface EditionChoiceProps {
  readonly live: readonly Edition[];
  readonly own: readonly Edition[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** One, some or all of the editions that readers see; those of others are shown, and cannot be chosen. */
export function EditionChoice({ live, own, chosen, onChange }: EditionChoiceProps) {
  const { texts, say } = useSpeech();
  const { breaking } = texts.fronts;
  const mine = own.map(({ code }) => code);
  const all = mine.every((code) => chosen.includes(code));
  const others = live.length - own.length;
  return (
    <fieldset>
      <legend>{say(breaking.where)}</legend>
      <div className={styles.choices}>
        {own.length > 1 && (
          <Button variant="default" size="compact-xs" className={styles.tap} onClick={() => onChange(all ? [] : mine)}>
            {all ? say(texts.common.none) : say(breaking.allOf, { n: own.length })}
          </Button>
        )}
        {own.map(({ code, name }) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={() =>
                onChange(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code])
              }
            />
            <bdi lang={langOf(code)}>{name}</bdi>
          </label>
        ))}
      </div>
      {others > 0 && (
        <p className="quiet small" style={{ margin: "4px 0 0" }}>
          {say(breaking.othersEditions, { n: others })}
        </p>
      )}
    </fieldset>
  );
}
