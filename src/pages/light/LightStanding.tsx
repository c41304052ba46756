import { term } from "../../language/term.ts";
import type { StandingPage } from "../page.ts";
import { pageTitle } from "../page-title.ts";
import type { Setting } from "../setting.ts";
import { standingTerms } from "../standing-terms.ts";
import { StandingContent } from "../StandingView.tsx";
import { LightPage } from "./LightPage.tsx";

/** A page about the service as text, by the same components. */
export function LightStanding({ setting, page }: { setting: Setting; page: StandingPage }) {
  const title = pageTitle(setting, term(setting.language, standingTerms[page.page]));
  return (
    <LightPage setting={setting} frame={page.frame} address={page.address} title={title}>
      <StandingContent setting={setting} page={page} />
    </LightPage>
  );
}
