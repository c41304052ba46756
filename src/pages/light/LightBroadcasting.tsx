import { term } from "../../language/term.ts";
import { onAirName, OnAirContent, ScheduleContent } from "../OnAirView.tsx";
import type { EpisodePage, EpisodesPage, OnAirPage, ProgrammePage, ProgrammesPage, SchedulePage } from "../page.ts";
import { pageTitle } from "../page-title.ts";
import {
  EpisodeContent,
  EpisodesContent,
  episodesTitle,
  ProgrammeContent,
  ProgrammesContent,
} from "../ProgrammeViews.tsx";
import type { Setting } from "../setting.ts";
import { LightPage } from "./LightPage.tsx";

type BroadcastingPage = OnAirPage | SchedulePage | ProgrammesPage | ProgrammePage | EpisodesPage | EpisodePage;

/** Channels, schedule, programmes and episodes as text: addresses in place of players, files with their sizes. */
export function LightBroadcasting({ setting, page }: { setting: Setting; page: BroadcastingPage }) {
  const title = pageTitle(setting, titleOf(setting, page));
  return (
    <LightPage setting={setting} frame={page.frame} address={page.address} title={title}>
      <Content setting={setting} page={page} />
    </LightPage>
  );
}

function titleOf(setting: Setting, page: BroadcastingPage): string {
  switch (page.kind) {
    case "on-air":
      return onAirName(setting, page);
    case "schedule":
      return term(setting.language, "schedule");
    case "programmes":
      return term(setting.language, "programs");
    case "programme":
      return page.name;
    case "episodes":
      return episodesTitle(setting, page);
    case "episode":
      return page.title;
  }
}

function Content({ setting, page }: { setting: Setting; page: BroadcastingPage }) {
  switch (page.kind) {
    case "on-air":
      return <OnAirContent setting={setting} page={page} />;
    case "schedule":
      return <ScheduleContent setting={setting} page={page} />;
    case "programmes":
      return <ProgrammesContent setting={setting} page={page} />;
    case "programme":
      return <ProgrammeContent setting={setting} page={page} />;
    case "episodes":
      return <EpisodesContent setting={setting} page={page} />;
    case "episode":
      return <EpisodeContent setting={setting} page={page} />;
  }
}
