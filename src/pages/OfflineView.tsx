import { term } from "../language/term.ts";
import { Document } from "./Document.tsx";
import { FramedPage } from "./Frame.tsx";
import type { Frame } from "./page.ts";
import { pageTitle } from "./page-title.ts";
import type { Setting } from "./setting.ts";
import { Text } from "./Words.tsx";

/** What can be read without a network. The script fills the list; without scripts nothing is ever kept, and it stays empty. */
export function OfflineView({ setting, frame }: { setting: Setting; frame: Frame }) {
  const { language, theme, kind } = setting;
  return (
    <Document
      kind={kind}
      language={language}
      theme={theme}
      setting={setting}
      title={pageTitle(setting, term(language, "savedPages"))}
      canonical={null}
    >
      <FramedPage setting={setting} frame={frame}>
        <div class="alone">
          <p class="n" id="off" hidden>
            <Text language={language} of="offline" />
          </p>
          <h1>
            <Text language={language} of="savedPages" />
          </h1>
          <p>
            <Text language={language} of="offlineExplained" />
          </p>
          <ul class="kept" id="kept" />
        </div>
      </FramedPage>
    </Document>
  );
}
