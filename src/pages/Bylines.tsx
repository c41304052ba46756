import type { BylineRole } from "../story/revision.ts";
import type { ArticlePage, PageByline, PostByline } from "./page.ts";
import { PictureView } from "./PictureView.tsx";
import type { Setting } from "./setting.ts";
import { Name, Names, Sentence, Text } from "./Words.tsx";

interface Props {
  setting: Setting;
  bylines: readonly PageByline[];
}

/** Lines of names need no more of them. */
interface LineProps {
  setting: Setting;
  bylines: readonly PostByline[];
}

function inRole(bylines: readonly PostByline[], role: BylineRole): readonly PostByline[] {
  return bylines.filter((byline) => byline.role === role);
}

/** "By A and B": the reporters, each linked to their own page. */
export function BylineLine({ setting, bylines }: LineProps) {
  const reporters = inRole(bylines, "reporter");
  if (reporters.length === 0) return null;
  return (
    <p>
      <Text language={setting.language} of="by">
        <LinkedNames setting={setting} bylines={reporters} />
      </Text>
    </p>
  );
}

function LinkedNames({ setting, bylines }: LineProps) {
  const names = bylines.map((byline) => <a href={setting.link(byline.address)}>{byline.name}</a>);
  return <Names language={setting.language} names={names} />;
}

const otherRoles = [
  ["translator", "translatedBy"],
  ["photographer", "photosBy"],
  ["additional-reporting", "additionalReportingBy"],
] as const;

/** Those who did not report: a line for each role. */
export function RoleLines({ setting, bylines }: LineProps) {
  const roles = otherRoles.filter(([role]) => inRole(bylines, role).length > 0);
  return (
    <>
      {roles.map(([role, of]) => (
        <p>
          <Text language={setting.language} of={of}>
            <LinkedNames setting={setting} bylines={inRole(bylines, role)} />
          </Text>
        </p>
      ))}
    </>
  );
}

/** Under the text: who else worked on it, which agencies it draws on, and who holds the rights. */
export function Credits({ setting, page }: { setting: Setting; page: ArticlePage }) {
  const { language } = setting;
  const others = page.bylines.some(({ role }) => role !== "reporter");
  if (!others && page.wireSources.length === 0 && !page.machineDraft && page.copyrightHolder === null) return null;
  return (
    <footer class="end">
      <RoleLines setting={setting} bylines={page.bylines} />
      {page.wireSources.length > 0 ? (
        <p>
          <Text language={language} of="wireCredit">
            <Names language={language} names={page.wireSources} />
          </Text>
        </p>
      ) : null}
      {page.machineDraft ? (
        <p>
          <Text language={language} of="machineDraft" />
        </p>
      ) : null}
      {page.copyrightHolder === null ? null : (
        <p>
          © <Name language={language}>{page.copyrightHolder}</Name>
        </p>
      )}
    </footer>
  );
}

/** A card for everyone in the line who has a portrait or a description; the portrait is silent beside the name. */
export function BylineCards({ setting, bylines }: Props) {
  const described = bylines.filter((byline) => byline.portrait !== null || byline.description !== null);
  return (
    <>
      {described.map((byline) => (
        <div class="by">
          {byline.portrait ? (
            <PictureView setting={setting} picture={byline.portrait} sizes="128px" widest={408} decorative />
          ) : null}
          <div>
            <b>
              <a href={setting.link(byline.address)}>
                <Name language={setting.language}>{byline.name}</Name>
              </a>
            </b>
            {byline.description === null ? null : (
              <p>
                <Sentence language={setting.language}>{byline.description}</Sentence>
              </p>
            )}
          </div>
        </div>
      ))}
    </>
  );
}
