import { Button, Group, Radio, Stack } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type * as articles from "../../newsroom-api/articles.ts";
import type * as stories from "../../newsroom-api/stories.ts";
import { call } from "../api/call.ts";
import { useEditions } from "../api/me.ts";
import { EditionName, langOf } from "../components/EditionName.tsx";
import { EditionSelect } from "../components/EditionSelect.tsx";
import { Failure } from "../components/Failure.tsx";
import { State } from "../components/State.tsx";
import { useSpeech } from "../texts/texts.ts";
import { sourceContent } from "./source-content.ts";
import type { ArticleInFull, ArticlePanelProps } from "./panel.ts";

/** The same story in other editions, and how to begin it in one more. */
export function StoryEditions({ article, save }: ArticlePanelProps) {
  const { texts, say } = useSpeech();
  const { data, error } = useQuery({
    queryKey: ["newsroom", "story", article.story],
    queryFn: () => call<typeof stories.readStory>("get", "/api/stories/{story}", { params: { story: article.story } }),
  });
  return (
    <section>
      <h2 className="section-title">{say(texts.article.inEditions)}</h2>
      <Failure error={error} />
      <ul className="rows">
        {data?.articles.map((one) => (
          <li key={one.id}>
            <Link
              className="row"
              to="/articles/$article"
              params={{ article: String(one.id) }}
              data-chosen={one.id === article.id}
              style={{ paddingInline: 4, flexWrap: "wrap" }}
            >
              <span className="grow">
                <EditionName code={one.edition} />
              </span>
              {one.shares !== null && <span className="quiet small">{say(texts.article.shared.label)}</span>}
              {one.replaces !== null && <span className="quiet small">{say(texts.article.shared.replaces)}</span>}
              <State state={one.state} />
              <bdi lang={langOf(one.edition)} style={{ inlineSize: "100%" }} className="small">
                {one.headline}
              </bdi>
            </Link>
          </li>
        ))}
      </ul>
      <BeginInEdition article={article} save={save} />
    </section>
  );
}

type Manner = "translation" | "own" | "share";

function BeginInEdition({ article, save }: Pick<ArticlePanelProps, "article" | "save">) {
  const { texts, say } = useSpeech();
  const { begin } = texts.article;
  const { writing } = useEditions();
  const navigate = useNavigate();
  const [edition, setEdition] = useState<string | null>(null);
  const [manner, setManner] = useState<Manner>("translation");
  const sharing = edition !== null && article.shares === null && sameLanguage(article.edition, edition);
  const start = useMutation({
    mutationFn: async (code: string) => {
      await save();
      return manner === "share" && sharing ? shareArticle(article, code) : beginArticle(article, code, manner);
    },
    onSuccess: ({ id }) => navigate({ to: "/articles/$article", params: { article: String(id) } }),
  });
  const others = writing.filter(({ code }) => code !== article.edition);
  if (others.length === 0) return null;
  return (
    <Stack gap="xs" mt="md">
      <Group>
        <EditionSelect label={say(begin.label)} editions={others} value={edition} onChange={setEdition} />
      </Group>
      <Radio.Group
        value={manner}
        onChange={(value) => setManner(value as Manner)} // one of the two below
        label={say(begin.manner)}
      >
        <Stack gap={6} mt={4}>
          <Radio value="translation" label={say(begin.translation)} description={say(begin.translationHint)} />
          <Radio value="own" label={say(begin.own)} description={say(begin.ownHint)} />
          {sharing && <Radio value="share" label={say(begin.share)} description={say(begin.shareHint)} />}
        </Stack>
      </Radio.Group>
      <div>
        <Button disabled={edition === null} loading={start.isPending} onClick={() => edition && start.mutate(edition)}>
          {say(manner === "share" && sharing ? begin.shareAct : begin.act)}
        </Button>
      </div>
      <Failure error={start.error} />
    </Stack>
  );
}

/** Whether the one edition can show the other's text as it is. */
function sameLanguage(one: string, other: string): boolean {
  const [a, b] = [new Intl.Locale(one).maximize(), new Intl.Locale(other).maximize()];
  return one !== other && a.language === b.language && a.script === b.script;
}

async function shareArticle(article: ArticleInFull, edition: string) {
  return call<typeof articles.shareArticle>("post", "/api/articles/{article}/shares", {
    params: { article: article.id },
    body: { edition },
  });
}

/** A translation begins with the source's newest revision, block by block, and names it. */
async function beginArticle(article: ArticleInFull, edition: string, manner: Manner) {
  const source = manner === "translation" ? await sourceContent(article) : null;
  return call<typeof articles.createArticle>("post", "/api/articles", {
    body: {
      edition,
      story: article.story,
      ...(source === null ? {} : { content: source.content, madeFrom: source.madeFrom }),
    },
  });
}
