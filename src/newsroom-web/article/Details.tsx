import { Checkbox, NativeSelect, TagsInput, Textarea, TextInput } from "@mantine/core";
import type { Edition } from "../../newsroom-api/editions.ts";
import type { Genre } from "../../story/revision.ts";
import { langOf } from "../components/EditionName.tsx";
import { TopicSelect } from "../editions/TopicSelect.tsx";
import { ContributorSelect } from "../people/ContributorSelect.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./article.module.css";
import { ArticlePicks } from "./ArticlePicks.tsx";
import type { ArticleInFull } from "./panel.ts";
import { Slug } from "./Slug.tsx";
import type { Editing } from "./use-article-editing.ts";

interface DetailsProps {
  readonly article: ArticleInFull;
  readonly edition: Edition | undefined;
  readonly editing: Editing;
  readonly readOnly: boolean;
}

const genres: readonly Genre[] = ["news", "analysis", "opinion", "fact-check", "feature"];

/** What stands around the text: where it is filed, who made it, what it is, what may be done with it. */
export function Details({ article, edition, editing, readOnly }: DetailsProps) {
  const { texts, say } = useSpeech();
  const { details } = texts.article;
  const { fields, change } = editing;
  const own = { lang: langOf(article.edition), dir: edition?.dir ?? "ltr" } as const;
  const sections = [
    { value: "", label: say(details.firstSection) },
    ...(edition?.sections ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
  ];
  return (
    <fieldset disabled={readOnly} className={styles.stack} style={{ border: 0, margin: 0, padding: 0 }}>
      <legend className="hidden">{say(texts.article.panels.details)}</legend>
      <NativeSelect
        id="details-section"
        label={say(details.section)}
        data={sections}
        value={fields.section === null ? "" : String(fields.section)}
        onChange={({ currentTarget: { value } }) => change({ section: value === "" ? null : Number(value) })}
      />
      <div id="details-contributor">
        <ContributorSelect
          value={fields.bylines}
          edition={article.edition}
          onChange={(bylines) => change({ bylines })}
        />
      </div>
      <div id="details-topic">
        <TopicSelect value={fields.topics} edition={article.edition} onChange={(topics) => change({ topics })} />
      </div>
      <NativeSelect
        label={say(details.genre)}
        data={genres.map((genre) => ({ value: genre, label: say(details.genres[genre]) }))}
        value={fields.genre}
        onChange={({ currentTarget: { value } }) => change({ genre: value as Genre })} // one of those above
      />
      <TextInput
        label={say(details.shortHeadline)}
        description={say(details.shortHeadlineHint)}
        {...own}
        maxLength={200}
        value={fields.shortHeadline ?? ""}
        onChange={({ currentTarget: { value } }) => change({ shortHeadline: value === "" ? null : value })}
      />
      <TextInput
        label={say(details.dateline)}
        description={say(details.datelineHint)}
        {...own}
        maxLength={200}
        value={fields.dateline ?? ""}
        onChange={({ currentTarget: { value } }) => change({ dateline: value === "" ? null : value })}
      />
      <div id="details-related">
        <ArticlePicks
          label={say(details.related)}
          edition={article.edition}
          value={fields.related}
          without={article.id}
          onChange={(related) => change({ related })}
        />
      </div>
      <TagsInput
        label={say(details.wireSources)}
        description={say(details.wireSourcesHint)}
        value={[...fields.wireSources]}
        maxTags={20}
        onChange={(wireSources) => change({ wireSources })}
      />
      <Checkbox
        label={say(details.machineDraft)}
        description={say(details.machineDraftHint)}
        checked={fields.machineDraft}
        onChange={({ currentTarget: { checked } }) => change({ machineDraft: checked })}
      />
      <TextInput
        label={say(details.copyrightHolder)}
        maxLength={300}
        value={fields.rights.copyrightHolder ?? ""}
        onChange={({ currentTarget: { value } }) =>
          change({ rights: { ...fields.rights, copyrightHolder: value === "" ? null : value } })
        }
      />
      <Textarea
        label={say(details.usageTerms)}
        autosize
        maxLength={5_000}
        value={fields.rights.usageTerms ?? ""}
        onChange={({ currentTarget: { value } }) =>
          change({ rights: { ...fields.rights, usageTerms: value === "" ? null : value } })
        }
      />
      <Checkbox
        label={say(details.redistributable)}
        description={say(details.redistributableHint)}
        checked={fields.rights.redistributable}
        onChange={({ currentTarget: { checked } }) =>
          change({ rights: { ...fields.rights, redistributable: checked } })
        }
      />
      <Slug article={article} />
    </fieldset>
  );
}
