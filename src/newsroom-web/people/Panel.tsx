import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { useSpeech } from "../texts/texts.ts";
import styles from "./People.module.css";

interface PanelProps {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What stands beside the list; the focus goes to its title when it opens. Escape closes it, but not while one types. */
export function Panel({ title, onClose, children }: PanelProps) {
  const { texts, say } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div
      className={styles.panel}
      onKeyDown={(event) => {
        const typing = event.target instanceof HTMLElement && event.target.matches("input, select, textarea");
        if (event.key === "Escape" && !event.defaultPrevented && !typing) onClose();
      }}
    >
      <div className={styles.title}>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <Button variant="default" onClick={onClose}>
          {say(texts.people.closePanel)}
        </Button>
      </div>
      {children}
    </div>
  );
}
