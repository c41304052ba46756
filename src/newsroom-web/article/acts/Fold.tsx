import { type ReactNode, useEffect, useId, useRef } from "react";
import styles from "./acts.module.css";

interface FoldProps {
  readonly title: string;
  readonly open: boolean;
  readonly onToggle: () => void;
  /** Beside the title, seen while it is folded: a key, a count. */
  readonly end?: ReactNode;
  /** Takes something from readers. */
  readonly danger?: boolean;
  readonly children: ReactNode;
}

/** One act that folds open in place; its first field gets the focus when a key opened it. */
export function Fold({ title, open, onToggle, end, danger = false, children }: FoldProps) {
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  useEffect(() => {
    if (!open || pressed.current) return;
    body.current?.scrollIntoView({ block: "nearest" });
    body.current?.querySelector<HTMLElement>("input, textarea, select, button")?.focus();
  }, [open]);
  const toggle = () => {
    pressed.current = !open;
    onToggle();
  };
  return (
    <section className={styles.fold}>
      <h2 style={{ margin: 0, fontSize: "inherit", fontWeight: "inherit" }}>
        <button
          type="button"
          className={styles.title}
          aria-expanded={open}
          aria-controls={id}
          data-danger={danger}
          onClick={toggle}
        >
          <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
            <path d="M2 0.5 6 4 2 7.500" fill="none" stroke="currentColor" strokeWidth="1.500" />
          </svg>
          {title}
          {end !== undefined && <span className={`${styles.end} quiet small`}>{end}</span>}
        </button>
      </h2>
      <div id={id} ref={body} hidden={!open}>
        {open && <div className={styles.body}>{children}</div>}
      </div>
    </section>
  );
}
