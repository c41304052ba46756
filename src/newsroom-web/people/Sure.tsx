import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useSpeech } from "../texts/texts.ts";
import styles from "./People.module.css";

interface SureProps {
  /** What it does. */
  readonly note: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
  readonly pending: boolean;
}

/** Says in place what an act does before it is done; the focus begins at the way out. */
export function Sure({ note, yes, onYes, onNo, pending }: SureProps) {
  const { texts, say } = useSpeech();
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => no.current?.focus(), []);
  return (
    <div className={styles.sure} role="group" aria-label={yes}>
      <p>{note}</p>
      <div className={styles.acts}>
        <Button color="signal" onClick={onYes} loading={pending}>
          {yes}
        </Button>
        <Button ref={no} variant="default" onClick={onNo}>
          {say(texts.common.cancel)}
        </Button>
      </div>
    </div>
  );
}
