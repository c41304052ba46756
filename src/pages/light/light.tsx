import type { VNode } from "preact";
import { lightAddress } from "../addresses.ts";
import type { Page, Templates } from "../page.ts";
import { lightSetting } from "../setting.ts";
import { LightLivePosts } from "../LiveView.tsx";
import { LightArticle } from "./LightArticle.tsx";
import { LightBroadcasting } from "./LightBroadcasting.tsx";
import { LightStanding } from "./LightStanding.tsx";
import { LightChooser } from "./LightChooser.tsx";
import { LightContributor, LightFront, LightMonth, LightSection } from "./LightLists.tsx";

/** A page's text version: where it stands, and what it shows. Null: the kind has none, being no page that one reads. */
export function lightOf(page: Page, templates: Templates): { readonly address: string; readonly view: VNode } | null {
  const view = lightView(page, templates);
  return view === null || !("address" in page) ? null : { address: lightAddress(page.address), view };
}

function lightView(page: Page, templates: Templates): VNode | null {
  switch (page.kind) {
    case "article":
      return <LightArticle setting={lightSetting(templates, page.kind, page.frame, page.address)} page={page} />;
    case "live-posts":
      return <LightLivePosts setting={lightSetting(templates, page.kind, page.frame, page.address)} page={page} />;
    case "front":
      return <LightFront setting={lightSetting(templates, page.kind, page.frame, page.address)} page={page} />;
    case "section":
    case "topic":
      return <LightSection setting={lightSetting(templates, page.kind, page.frame, page.address)} page={page} />;
    case "month":
      return <LightMonth setting={lightSetting(templates, page.kind, page.frame, page.address)} page={page} />;
    case "contributor":
      return <LightContributor setting={lightSetting(templates, page.kind, page.frame, page.address)} page={page} />;
    case "standing":
      return <LightStanding setting={lightSetting(templates, page.kind, page.frame, page.address)} page={page} />;
    case "on-air":
    case "schedule":
    case "programmes":
    case "programme":
    case "episodes":
    case "episode":
      return <LightBroadcasting setting={lightSetting(templates, page.kind, page.frame, page.address)} page={page} />;
    case "chooser":
      return <LightChooser templates={templates} page={page} />;
    default:
      return null;
  }
}
