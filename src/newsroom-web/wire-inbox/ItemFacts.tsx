import type { ReactNode } from "react";
import type { WireItem } from "../../newsroom-api/wire.ts";
import { absolute } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import { inItsLanguage } from "./item-language.ts";
import classes from "./item.module.css";
import marks from "./marks.module.css";

/** Rights, subjects and where the item came from. */
export function ItemFacts({ item }: { readonly item: WireItem }) {
  const { texts, say, language } = useSpeech();
  const { wire } = texts;
  const time = (at: string) => <time dateTime={at}>{absolute(new Date(at), language)}</time>;
  return (
    <section className={classes.section}>
      <h3>{say(wire.about)}</h3>
      <dl className={classes.facts}>
        <Fact name={say(wire.partners)}>
          {item.redistributable ? (
            say(wire.redistributable)
          ) : (
            <strong className={marks.warn}>{say(wire.notRedistributable)}</strong>
          )}
        </Fact>
        {item.usageTerms !== null && (
          <Fact name={say(wire.terms)}>
            <bdi dir="auto" className={classes.lines}>
              {item.usageTerms}
            </bdi>
          </Fact>
        )}
        {item.subjects.length > 0 && (
          <Fact name={say(wire.subjects)}>
            <span {...inItsLanguage(item.language)}>{item.subjects.join(" · ")}</span>
          </Fact>
        )}
        {item.versionCreated !== null && <Fact name={say(wire.sent)}>{time(item.versionCreated)}</Fact>}
        <Fact name={say(wire.received)}>{time(item.receivedAt)}</Fact>
        {item.firstReceivedAt !== item.receivedAt && (
          <Fact name={say(wire.firstReceived)}>{time(item.firstReceivedAt)}</Fact>
        )}
        <Fact name={say(wire.identifier)}>
          <bdi dir="ltr" className={classes.code}>
            {item.guid}
          </bdi>
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
