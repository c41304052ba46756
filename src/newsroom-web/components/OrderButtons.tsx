import type { MouseEvent } from "react";
import { useSpeech } from "../texts/texts.ts";
import styles from "./OrderButtons.module.css";

interface OrderButtonsProps {
  /** What is moved, for readers of screens. */
  readonly name: string;
  readonly at: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
  readonly disabled?: boolean;
}

/** Moves one of a list up or down; the focus goes along, so that the same key moves it on. */
export function OrderButtons({ name, at, count, onMove, disabled = false }: OrderButtonsProps) {
  const { texts, say } = useSpeech();
  const move = (to: number) => (event: MouseEvent<HTMLButtonElement>) => {
    const button = event.currentTarget;
    if (to < 0 || to >= count) return;
    onMove(to);
    requestAnimationFrame(() => button.focus());
  };
  const { moveUp, moveDown } = texts.editions;
  return (
    <span className={styles.buttons}>
      <button
        type="button"
        aria-label={say(moveUp, { name })}
        aria-disabled={at === 0}
        disabled={disabled}
        onClick={move(at - 1)}
      >
        <Arrow path="M2 7l4-4 4 4" />
      </button>
      <button
        type="button"
        aria-label={say(moveDown, { name })}
        aria-disabled={at === count - 1}
        disabled={disabled}
        onClick={move(at + 1)}
      >
        <Arrow path="M2 4l4 4 4-4" />
      </button>
    </span>
  );
}

function Arrow({ path }: { readonly path: string }) {
  return (
    <svg
      width="12"
      height="12"
      viewBox="0 0 12 11"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

/** A list with one of its items elsewhere. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const [item] = items.slice(from, from + 1);
  if (item === undefined) return items;
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}
