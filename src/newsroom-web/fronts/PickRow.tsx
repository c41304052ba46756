import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import type { Article } from "../../newsroom-api/articles.ts";
import { langOf } from "../components/EditionName.tsx";
import { Gate, State } from "../components/State.tsx";
import { When } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./fronts.module.css";

interface PickRowProps {
  readonly id: number;
  /** Undefined while it loads. */
  readonly article: Article | undefined;
  readonly place: number;
  readonly last: number;
  readonly editing: boolean;
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: () => void;
}

/** One pick: moved by buttons, by Alt and the arrow keys, or by dragging. */
export function PickRow({ id, article, place, last, editing, onMove, onRemove }: PickRowProps) {
  const { texts, say, number } = useSpeech();
  const { fronts } = texts;
  const row = useRef<HTMLLIElement>(null);
  const name = article?.headline ?? `#${id}`;
  const out = article !== undefined && article.state === "published" && article.pubStatus === "usable";
  const keyed = (event: React.KeyboardEvent) => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!editing || !event.altKey || step === 0) return;
    event.preventDefault();
    onMove(place, place + step);
  };
  return (
    <li
      ref={row}
      className={`row ${styles.pick}`}
      draggable={editing}
      onKeyDown={keyed}
      onDragStart={(event) => event.dataTransfer.setData("text/plain", String(place))}
      onDragOver={(event) => editing && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onMove(Number(event.dataTransfer.getData("text/plain")), place);
      }}
    >
      <span className="fixed quiet" style={{ minInlineSize: 24 }}>
        {number(place + 1)}
      </span>
      <span className="grow">
        <Link to="/articles/$article" params={{ article: String(id) }} style={{ color: "inherit" }}>
          <bdi
            lang={article === undefined ? undefined : langOf(article.edition)}
            style={{ fontWeight: place === 0 ? 650 : 400 }}
          >
            {name}
          </bdi>
        </Link>
        <span className="quiet small">
          {place === 0 && <> · {say(fronts.lead)}</>}
          {typeof article?.publishedAt === "string" && (
            <>
              {" · "}
              <When at={article.publishedAt} />
            </>
          )}
        </span>
        {article !== undefined && !out && (
          <div className="small" style={{ color: "var(--warn)" }}>
            <State state={article.state} /> <Gate article={article} /> {say(fronts.passedOver)}
          </div>
        )}
      </span>
      {editing && (
        <span className={`fixed ${styles.tools}`}>
          <Tool
            label={say(fronts.up, { name })}
            sign="↑"
            disabled={place === 0}
            onPress={() => onMove(place, place - 1)}
          />
          <Tool
            label={say(fronts.down, { name })}
            sign="↓"
            disabled={place === last}
            onPress={() => onMove(place, place + 1)}
          />
          <Tool label={say(fronts.take, { name })} sign="✕" disabled={false} onPress={onRemove} />
        </span>
      )}
    </li>
  );
}

interface ToolProps {
  readonly label: string;
  readonly sign: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

/** Stays focusable at the ends, so that a key pressed again does not lose its place. */
function Tool({ label, sign, disabled, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      title={label}
      aria-disabled={disabled}
      onClick={() => !disabled && onPress()}
    >
      {sign}
    </button>
  );
}
