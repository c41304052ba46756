import { Link } from "@tanstack/react-router";
import type { WireItemHead } from "../../newsroom-api/wire.ts";
import { useEditions } from "../api/me.ts";
import { EditionName } from "../components/EditionName.tsx";
import { useRemembered } from "../components/remembered.ts";
import { absolute } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import classes from "./item.module.css";

/** What must be known before reading on: taken back, withheld, under embargo. */
export function ItemStanding({ item }: { readonly item: WireItemHead }) {
  const { texts, say } = useSpeech();
  const { wire } = texts;
  return (
    <>
      {item.pubStatus === "canceled" && <Canceled item={item} />}
      {item.pubStatus === "withheld" && (
        <div className={classes.banner} data-kind="warning">
          <h2>{say(wire.withheldTitle)}</h2>
        </div>
      )}
      {item.embargoedUntil !== null && <Embargo until={item.embargoedUntil} />}
    </>
  );
}

function Canceled({ item }: { readonly item: WireItemHead }) {
  const { texts, say } = useSpeech();
  const { wire } = texts;
  const n = item.articles.length;
  return (
    <div className={classes.banner} data-kind="signal" role="alert">
      <h2>{say(wire.canceledTitle)}</h2>
      <p>{n === 0 ? say(wire.canceledUnmade) : say(wire.canceledMade, { n })}</p>
      <ul>
        {item.articles.map(({ article, edition, headline }) => (
          <li key={article}>
            <Link to="/articles/$article" params={{ article: String(article) }}>
              <bdi lang={edition} dir="auto">
                {headline}
              </bdi>
            </Link>{" "}
            <span className="quiet">
              <EditionName code={edition} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The time in the reader's own zone, and in that of the edition they work in. */
function Embargo({ until }: { readonly until: string }) {
  const { texts, say, language } = useSpeech();
  const { wire } = texts;
  const { writing } = useEditions();
  const [remembered] = useRemembered<string>("wire-edition", "");
  const edition = writing.find(({ code }) => code === remembered) ?? writing[0];
  const zone = edition?.timeZone ?? "UTC";
  const at = new Date(until);
  const over = at.getTime() <= Date.now();
  return (
    <div className={classes.banner} data-kind={over ? "over" : "warning"}>
      <h2>{say(wire.embargoTitle)}</h2>
      <p>
        {say(over ? wire.embargoOver : wire.embargoBoth, {
          here: absolute(at, language),
          there: absolute(at, language, zone),
          zone,
        })}
      </p>
    </div>
  );
}
