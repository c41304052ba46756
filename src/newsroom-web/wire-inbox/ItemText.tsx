import type { WireItem, WireItemHead } from "../../newsroom-api/wire.ts";
import { When } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import { PubStatus, Urgency } from "./ItemMarks.tsx";
import { inItsLanguage, languageName } from "./item-language.ts";
import classes from "./item.module.css";
import marks from "./marks.module.css";

/** Headline and what stands around it, as the agency sent it. */
export function Heading({ item }: { readonly item: WireItemHead }) {
  const { texts, say, language } = useSpeech();
  const { wire } = texts;
  const own = inItsLanguage(item.language);
  return (
    <header className={classes.heading}>
      <p className={`${marks.meta} ${classes.itemMeta}`}>
        <Urgency urgency={item.urgency} />
        <PubStatus status={item.pubStatus} />
        <bdi>{item.sourceName}</bdi>
        <When at={item.receivedAt} />
        {item.language !== null && <span>{languageName(item.language, language)}</span>}
        {item.versions > 1 && <span>{say(wire.versionNumber, { n: item.versions })}</span>}
        {item.slugline !== null && <bdi className={classes.slugline}>{item.slugline}</bdi>}
      </p>
      <h2 {...own} data-standing={item.pubStatus}>
        {item.headline.trim() === "" ? say(wire.noHeadline) : item.headline}
      </h2>
      {(item.by !== null || item.located !== null) && (
        <p className="quiet" {...own}>
          {[item.by, item.located].filter((part) => part !== null).join(" · ")}
        </p>
      )}
    </header>
  );
}

/** The text in its own language and direction, the note to receivers set apart from it, and the pictures as links. */
export function ItemText({ item }: { readonly item: WireItem }) {
  const { texts, say } = useSpeech();
  const { wire } = texts;
  const own = inItsLanguage(item.language);
  const paragraphs = item.paragraphs.length > 0 ? item.paragraphs : item.summary === "" ? [] : [item.summary];
  return (
    <>
      {item.edNote !== null && item.edNote.trim() !== "" && (
        <aside className={classes.edNote}>
          <h3>{say(wire.edNote)}</h3>
          <p {...own}>{item.edNote}</p>
        </aside>
      )}
      <div className={classes.text} {...own}>
        {paragraphs.map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </div>
      {paragraphs.length === 0 && <p className="quiet">{say(wire.noText)}</p>}
      <Pictures item={item} />
    </>
  );
}

/** Never loaded from the agency's host, which would learn who reads what. */
function Pictures({ item }: { readonly item: WireItem }) {
  const { texts, say } = useSpeech();
  const { wire } = texts;
  if (item.pictures.length === 0) return null;
  return (
    <section className={classes.section}>
      <h3>{say(wire.pictures)}</h3>
      <ul className={classes.plain}>
        {item.pictures.map(({ href, caption, credit }, index) => (
          <li key={href}>
            <PictureLink href={href}>{caption ?? say(wire.picture, { n: index + 1 })}</PictureLink>
            {credit !== null && <span className="quiet"> · {say(wire.credit, { name: credit })}</span>}
          </li>
        ))}
      </ul>
      <p className="quiet small">{say(wire.picturesWhere)}</p>
    </section>
  );
}

/** An agency may send any text as an address: only one of the web is a link. */
function PictureLink({ href, children }: { readonly href: string; readonly children: string }) {
  if (!/^https?:\/\//i.test(href)) return <bdi>{children}</bdi>;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener" referrerPolicy="no-referrer">
      <bdi dir="auto">{children}</bdi>
    </a>
  );
}
