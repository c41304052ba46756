import { Content, Opening } from "../ArticleView.tsx";
import type { ArticlePage } from "../page.ts";
import { pageTitle } from "../page-title.ts";
import type { Setting } from "../setting.ts";
import { Name, Text } from "../Words.tsx";
import { LightCards } from "./LightLists.tsx";
import { LightPage } from "./LightPage.tsx";

/** An article as text, by the same components: also as a flash and as a retracted one. */
export function LightArticle({ setting, page }: { setting: Setting; page: ArticlePage }) {
  const { language, link } = setting;
  const topics = page.section ? [page.section, ...page.topics] : page.topics;
  return (
    <LightPage setting={setting} frame={page.frame} address={page.address} title={pageTitle(setting, page.headline)}>
      <article>
        <Opening setting={setting} page={page} />
        {page.retracted ? null : <Content setting={setting} page={page} />}
      </article>
      {page.related.length > 0 ? (
        <h2>
          <Text language={language} of="related" />
        </h2>
      ) : null}
      <LightCards setting={setting} cards={page.related} />
      {topics.length > 0 ? (
        <p class="bar">
          {topics.map((topic) => (
            <a href={link(topic.address)}>
              <Name language={language}>{topic.name}</Name>
            </a>
          ))}
        </p>
      ) : null}
    </LightPage>
  );
}
