import { useEditions } from "../api/me.ts";
import { useReadersLink } from "../api/site.ts";
import { EditionSelect } from "../components/EditionSelect.tsx";
import { Empty } from "../components/Empty.tsx";
import { useRemembered } from "../components/remembered.ts";
import { useSpeech } from "../texts/texts.ts";
import { FrontBlocks } from "./FrontBlocks.tsx";
import { FrontPicks } from "./FrontPicks.tsx";

/** What stands at the top of an edition's front, the lead first. */
export function Fronts() {
  const { texts, say } = useSpeech();
  const { fronts } = texts;
  const editions = useEditions();
  const link = useReadersLink();
  const [last, remember] = useRemembered<string | null>("edition", null);
  const edition = editions.working.find(({ code }) => code === last) ?? editions.working[0];
  const href = edition === undefined || !edition.live ? undefined : link(`${edition.path}/`);
  return (
    <>
      <header className="head">
        <h1>{say(texts.shell.fronts)}</h1>
        {edition !== undefined && (
          <EditionSelect
            label={say(texts.common.edition)}
            editions={editions.working}
            value={edition.code}
            onChange={remember}
            hideLabel
          />
        )}
        {href !== undefined && (
          <a href={href} target="_blank" rel="noreferrer">
            {say(fronts.liveFront)}
          </a>
        )}
      </header>
      <div className="view">
        {editions.all.length > 0 && edition === undefined && (
          <Empty title={say(fronts.noEditionTitle)}>
            <p>{say(fronts.noEditionRemedy)}</p>
          </Empty>
        )}
        {edition !== undefined && <FrontPicks key={edition.code} edition={edition} />}
        {edition !== undefined && <FrontBlocks key={`blocks ${edition.code}`} edition={edition} />}
      </div>
    </>
  );
}
