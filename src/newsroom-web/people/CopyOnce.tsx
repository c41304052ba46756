import { Button, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { useSpeech } from "../texts/texts.ts";
import styles from "./People.module.css";

/** A secret that is shown once, to copy; where the browser lets nobody copy, it is marked. */
export function CopyOnce(props: { readonly label: string; readonly copy: string; readonly value: string }) {
  const { texts, say } = useSpeech();
  const field = useRef<HTMLInputElement>(null);
  const [done, setDone] = useState<"copied" | "marked" | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.value);
      setDone("copied");
    } catch {
      field.current?.select(); // no clipboard without https
      setDone("marked");
    }
  };
  return (
    <>
      <div className={styles.copy}>
        <TextInput
          ref={field}
          label={props.label}
          value={props.value}
          readOnly
          dir="ltr"
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button size="sm" onClick={() => void copy()}>
          {props.copy}
        </Button>
      </div>
      <p role="status" className="small" style={{ minBlockSize: 20, marginBlock: 4 }}>
        {done === null ? "" : say(done === "copied" ? texts.common.copied : texts.people.copyByHand)}
      </p>
    </>
  );
}
