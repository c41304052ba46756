import { term } from "../language/term.ts";
import type { StandingBlock } from "../story/standing.ts";
import { ArticleBody } from "./ArticleBody.tsx";
import { Document } from "./Document.tsx";
import { FramedPage } from "./Frame.tsx";
import type { Correction, StandingPage } from "./page.ts";
import { pageTitle } from "./page-title.ts";
import type { Setting } from "./setting.ts";
import { standingTerms } from "./standing-terms.ts";
import { Sentence, Text, Time } from "./Words.tsx";

/** A page about the service itself; that of corrections lists what was put right lately. */
export function StandingView({ setting, page }: { setting: Setting; page: StandingPage }) {
  const { language } = setting;
  const name = term(language, standingTerms[page.page]);
  return (
    <Document
      kind={setting.kind}
      language={language}
      theme={setting.theme}
      setting={setting}
      title={pageTitle(setting, name)}
      canonical={setting.absolute(page.address)}
    >
      <FramedPage setting={setting} frame={page.frame}>
        <StandingContent setting={setting} page={page} />
      </FramedPage>
    </Document>
  );
}

/** What the page says, without what stands around it. */
export function StandingContent({ setting, page }: { setting: Setting; page: StandingPage }) {
  const { language } = setting;
  return (
    <article class="standing">
      <header class="title">
        <h1>
          <Text language={language} of={standingTerms[page.page]} />
        </h1>
      </header>
      {page.corrections === null ? null : <Corrections setting={setting} corrections={page.corrections} />}
      {page.page === "corrections" && page.text !== null ? (
        <h2>
          <Text language={language} of="correctionsPolicy" />
        </h2>
      ) : null}
      {page.text === null ? null : <Blocks setting={setting} blocks={page.text.body} />}
      {page.text?.tipLine ? (
        <section class="notice" id="tip">
          <h2>
            <Text language={language} of="tipLine" />
          </h2>
          <Blocks setting={setting} blocks={page.text.tipLine} />
        </section>
      ) : null}
      {page.updatedAt === null ? null : (
        <p class="n">
          <Text language={language} of="updated" /> <Time setting={setting} at={page.updatedAt} style="date" />
        </p>
      )}
    </article>
  );
}

function Blocks({ setting, blocks }: { setting: Setting; blocks: readonly StandingBlock[] }) {
  return <ArticleBody setting={setting} dateline={null} blocks={blocks} />;
}

function Corrections({ setting, corrections }: { setting: Setting; corrections: readonly Correction[] }) {
  const { language, link } = setting;
  if (corrections.length === 0)
    return (
      <p class="n">
        <Text language={language} of="noCorrections" />
      </p>
    );
  return (
    <ul class="rows">
      {corrections.map(({ kind, at, text, headline, address }) => (
        <li>
          <h2>
            <a href={link(address)}>{headline}</a>
          </h2>
          <p class="n">
            <Text language={language} of={kind} /> · <Time setting={setting} at={at} style="dateAndTime" />
          </p>
          <p>
            <Sentence language={language}>{text}</Sentence>
          </p>
        </li>
      ))}
    </ul>
  );
}
