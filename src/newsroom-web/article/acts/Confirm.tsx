import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useSpeech } from "../../texts/texts.ts";
import styles from "./acts.module.css";

interface ConfirmProps {
  /** What the first press begins: "Remove". */
  readonly begin: string;
  /** What the second press does, naming it: "Remove in all 3 editions". */
  readonly act: string;
  readonly onAct: () => void;
  readonly working: boolean;
  readonly disabled?: boolean;
  readonly danger?: boolean;
}

/** An act in two presses, the second of which says what happens. Escape steps back; another choice does as well. */
export function Confirm({ begin, act, onAct, working, disabled = false, danger = false }: ConfirmProps) {
  const { texts, say } = useSpeech();
  const [asked, setAsked] = useState<string | null>(null);
  const second = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const asking = asked === act && !disabled;
  useEffect(() => {
    if (asking) second.current?.focus();
  }, [asking]);
  const back = () => {
    setAsked(null);
    requestAnimationFrame(() => first.current?.focus());
  };
  const colour = danger ? "signal" : "accent";
  if (!asking)
    return (
      <div className={styles.buttons}>
        <Button ref={first} color={colour} disabled={disabled} loading={working} onClick={() => setAsked(act)}>
          {begin}
        </Button>
      </div>
    );
  return (
    <div className={styles.buttons} role="group" aria-label={say(texts.publishing.sure)} onKeyDown={escape(back)}>
      <Button ref={second} color={colour} loading={working} onClick={onAct}>
        {act}
      </Button>
      <Button variant="default" disabled={working} onClick={back}>
        {say(texts.common.cancel)}
      </Button>
    </div>
  );
}

function escape(back: () => void) {
  return (event: { readonly key: string; stopPropagation(): void }) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    back();
  };
}
