import { type TermKey, term } from "../language/term.ts";
import { frontAddress } from "./addresses.ts";
import { Document } from "./Document.tsx";
import { FramedPage } from "./Frame.tsx";
import type { Frame, GonePage, NotFoundPage } from "./page.ts";
import { pageTitle } from "./page-title.ts";
import type { Setting } from "./setting.ts";
import { Text } from "./Words.tsx";

// What stands at an address where there is no page, or no longer.

/** `404.html` of an edition. */
export function NotFoundView({ setting, frame }: { setting: Setting; frame: NonNullable<NotFoundPage["frame"]> }) {
  return <NoticePage setting={setting} frame={frame} heading="pageNotFound" explained="notFoundExplained" />;
}

/** The notice at a removed article's address. */
export function GoneView({ setting, page }: { setting: Setting; page: GonePage }) {
  return <NoticePage setting={setting} frame={page.frame} heading="gone" explained="goneExplained" />;
}

function NoticePage(props: { setting: Setting; frame: Frame; heading: PlainKey; explained: PlainKey }) {
  const { setting, frame } = props;
  const { language, edition } = setting;
  return (
    <Document
      kind={setting.kind}
      language={language}
      theme={setting.theme}
      setting={setting}
      title={pageTitle(setting, term(language, props.heading))}
      canonical={null}
    >
      <FramedPage setting={setting} frame={frame}>
        <div class="alone">
          <h1>
            <Text language={language} of={props.heading} />
          </h1>
          <p>
            <Text language={language} of={props.explained} />
          </p>
          <p>
            <a href={setting.link(frontAddress(edition.path))}>
              <Text language={language} of="goToFront" />
            </a>
          </p>
        </div>
      </FramedPage>
    </Document>
  );
}

type PlainKey = Extract<TermKey, "pageNotFound" | "notFoundExplained" | "gone" | "goneExplained">;
