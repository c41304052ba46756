import type { WireItem } from "../../newsroom-api/wire.ts";
import { useSpeech } from "../texts/texts.ts";
import { inItsLanguage } from "./item-language.ts";
import { wordDiff } from "../components/word-diff.ts";
import classes from "./item.module.css";

type Version = WireItem["history"][number];

interface VersionDiffProps {
  readonly from: Version;
  readonly to: Version;
  readonly language: string | null;
}

/** Two versions as one text: what was taken out struck through, what was put in underlined. */
export function VersionDiff({ from, to, language }: VersionDiffProps) {
  const { texts, say } = useSpeech();
  const { wire } = texts;
  const own = inItsLanguage(language);
  const stretches = wordDiff(textOf(from), textOf(to), own.lang);
  if (stretches.every(({ kind }) => kind === "same")) return <p className="quiet">{say(wire.same)}</p>;
  return (
    <>
      <p className="quiet small">
        <del>{say(wire.removedWords)}</del> · <ins>{say(wire.addedWords)}</ins>
      </p>
      <div className={`${classes.text} ${classes.lines}`} {...own}>
        {stretches.map(({ kind, text }, index) => {
          if (kind === "removed") return <del key={index}>{text}</del>;
          if (kind === "added") return <ins key={index}>{text}</ins>;
          return <span key={index}>{text}</span>;
        })}
      </div>
    </>
  );
}

function textOf({ headline, paragraphs }: Version): string {
  return [headline, ...paragraphs].join("\n");
}
