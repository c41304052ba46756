import { term } from "../../language/term.ts";
import { absoluteAddress, frontAddress, lightAddress, relativeAddress } from "../addresses.ts";
import { hostOf } from "../ChooserView.tsx";
import type { ChooserPage, Templates } from "../page.ts";
import { languageOf } from "../setting.ts";
import { Text } from "../Words.tsx";
import { LightDocument } from "./LightPage.tsx";

/** `/light/`: every edition by its own name; each leads to its front as text. */
export function LightChooser({ templates, page }: { templates: Templates; page: ChooserPage }) {
  const host = hostOf(page.editions);
  const language = languageOf(templates, host.code);
  const link = (to: string) => relativeAddress(lightAddress(page.address), to);
  return (
    <LightDocument
      language={language}
      theme={null}
      title={host.wordmark}
      canonical={absoluteAddress(templates.publicUrl, "")}
    >
      <header class="bar">
        <a href={link("")}>
          <Text language={language} of="fullVersion" />
        </a>
      </header>
      <main>
        <h1>{host.wordmark}</h1>
        <nav aria-label={term(language, "languages")}>
          <p>
            <Text language={language} of="chooseLanguage" />
          </p>
          <ul>
            {page.editions.map((edition) => {
              const { htmlLang, dir, name } = languageOf(templates, edition.code);
              return (
                <li>
                  <a href={link(lightAddress(frontAddress(edition.path)))} lang={htmlLang} dir={dir}>
                    {name}
                  </a>
                </li>
              );
            })}
          </ul>
        </nav>
      </main>
    </LightDocument>
  );
}
