import { term } from "../language/term.ts";
import { CardView, hasPicture } from "./CardView.tsx";
import { Document } from "./Document.tsx";
import { FramedPage, HreflangLinks } from "./Frame.tsx";
import { besideAddress, openSearchAddress, rssAddress } from "./addresses.ts";
import { frontJsonLd } from "./json-ld.ts";
import type { FrontPage } from "./page.ts";
import type { Setting } from "./setting.ts";
import { ShareTags } from "./ShareTags.tsx";
import { Text } from "./Words.tsx";

interface Props {
  setting: Setting;
  page: FrontPage;
}

/** An edition's front: lead, seconds, then its sections. */
export function FrontView({ setting, page }: Props) {
  const { language } = setting;
  const rss = rssAddress(setting.edition.path);
  const [atom = rss, json = rss] = besideAddress(rss);
  const sections = page.sections.filter((section) => section.cards.length > 0);
  return (
    <Document
      kind="front"
      language={language}
      theme={setting.theme}
      setting={setting}
      title={setting.edition.wordmark}
      description={term(language, "frontDescription", { language: language.name })}
      canonical={setting.absolute(page.address)}
      head={
        <>
          <HreflangLinks setting={setting} alternates={page.alternates} />
          <link rel="alternate" hreflang="x-default" href={setting.absolute("")} />
          <link rel="alternate" type="application/rss+xml" href={setting.link(rss)} />
          <link rel="alternate" type="application/atom+xml" href={setting.link(atom)} />
          <link rel="alternate" type="application/feed+json" href={setting.link(json)} />
          <ShareTags
            setting={setting}
            type="website"
            title={setting.edition.wordmark}
            description={term(language, "frontDescription", { language: language.name })}
            address={page.address}
          />
          <link
            rel="search"
            type="application/opensearchdescription+xml"
            title={setting.edition.wordmark}
            href={setting.link(openSearchAddress(setting.edition.path))}
          />
        </>
      }
      jsonLd={frontJsonLd(setting, page)}
    >
      <FramedPage setting={setting} frame={page.frame} editions={page.alternates}>
        {page.lead === null && sections.length === 0 ? (
          <p class="none">
            <Text language={language} of="noStories" />
          </p>
        ) : null}
        <Opening setting={setting} page={page} />
        <div class="desks small">
          {sections.map(({ section, cards }) => (
            <section>
              <h2 class="strong">
                {section.address === null ? section.name : <a href={setting.link(section.address)}>{section.name}</a>}
              </h2>
              <ul>
                {cards.map((card, index) => (
                  <li>
                    <CardView setting={setting} card={card} size={index === 0 ? "first" : "line"} level={3} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </FramedPage>
    </Document>
  );
}

function Opening({ setting, page }: Props) {
  if (page.lead === null) return null;
  // Without a picture the lead takes the whole width, and the seconds stand in a row under it.
  const split = hasPicture(page.lead) && page.seconds.length > 0;
  return (
    <div class={split ? "open split" : "open plain"}>
      <CardView setting={setting} card={page.lead} size="lead" level={2} />
      {page.seconds.length > 0 ? (
        <ul class="seconds">
          {page.seconds.map((card, index) => (
            <li>
              <CardView setting={setting} card={card} size={split && index === 0 ? "second" : "brief"} level={3} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
