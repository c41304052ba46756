import type { ComponentChildren } from "preact";
import { term } from "../language/term.ts";
import { absoluteAddress, frontAddress, lightAddress, relativeAddress, rootAddress } from "./addresses.ts";
import { Document } from "./Document.tsx";
import { Mark } from "./Mark.tsx";
import type { ChooserPage, EditionFacts, NotFoundPage, Templates } from "./page.ts";
import { languageOf } from "./setting.ts";
import { namesStyle } from "./style/script-style.ts";
import { Text } from "./Words.tsx";

/** `/`: every edition by its own name, in its own script. */
export function ChooserView({ templates, page }: { templates: Templates; page: ChooserPage }) {
  const host = hostOf(page.editions);
  const language = languageOf(templates, host.code);
  const canonical = absoluteAddress(templates.publicUrl, "");
  return (
    <Document
      kind="chooser"
      language={language}
      theme={null}
      title={host.wordmark}
      description={term(language, "frontDescription", { language: language.name })}
      canonical={canonical}
      head={<Fronts templates={templates} editions={page.editions} />}
      style={fontsOf(templates, page.editions)}
    >
      <EveryEdition templates={templates} editions={page.editions} link={(to) => relativeAddress(page.address, to)}>
        <h1>
          <Mark theme={null} />
          {host.wordmark}
        </h1>
        <p>
          <Text language={language} of="chooseLanguage" />
        </p>
        <p>
          <a href={relativeAddress(page.address, lightAddress(page.address))}>
            <Text language={language} of="textOnly" />
          </a>
        </p>
      </EveryEdition>
    </Document>
  );
}

/** `404.html` of the whole tree, where no edition is known. */
export function LostView({ templates, page }: { templates: Templates; page: NotFoundPage }) {
  const language = languageOf(templates, hostOf(page.editions).code);
  return (
    <Document
      kind="not-found"
      language={language}
      theme={null}
      title={term(language, "pageNotFound")}
      canonical={null}
      style={fontsOf(templates, page.editions)}
    >
      <EveryEdition templates={templates} editions={page.editions} link={rootAddress}>
        <h1>
          <Text language={language} of="pageNotFound" />
        </h1>
        <p>
          <Text language={language} of="notFoundExplained" />
        </p>
      </EveryEdition>
    </Document>
  );
}

function fontsOf(templates: Templates, editions: readonly EditionFacts[]): string {
  return namesStyle(editions.map(({ code }) => languageOf(templates, code)));
}

interface ListProps {
  templates: Templates;
  editions: readonly EditionFacts[];
  link: (to: string) => string;
  children: ComponentChildren;
}

function EveryEdition({ templates, editions, link, children }: ListProps) {
  return (
    <main class="every w">
      {children}
      <ul class="all">
        {editions.map((edition) => {
          const { htmlLang, dir, name } = languageOf(templates, edition.code);
          return (
            <li>
              <a href={link(frontAddress(edition.path))} lang={htmlLang} hreflang={htmlLang} dir={dir}>
                {name}
              </a>
            </li>
          );
        })}
      </ul>
    </main>
  );
}

function Fronts({ templates, editions }: { templates: Templates; editions: readonly EditionFacts[] }) {
  return (
    <>
      {editions.map((edition) => {
        const code = languageOf(templates, edition.code).hreflang;
        if (code === null) return null;
        return (
          <link
            rel="alternate"
            hreflang={code}
            href={absoluteAddress(templates.publicUrl, frontAddress(edition.path))}
          />
        );
      })}
      <link rel="alternate" hreflang="x-default" href={absoluteAddress(templates.publicUrl, "")} />
    </>
  );
}

/** The edition whose language a page of all editions speaks: the English one, else the first. Throws without any. */
export function hostOf(editions: readonly EditionFacts[]): EditionFacts {
  const host = editions.find((edition) => edition.code === "en") ?? editions[0];
  if (!host) throw new Error("No edition is switched on: switch one on before the chooser is rendered.");
  return host;
}
