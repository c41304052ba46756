import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type * as articles from "../../newsroom-api/articles.ts";
import type { AnswerOf } from "../../newsroom-api/operation.ts";
import type * as api from "../../newsroom-api/stories.ts";
import { call } from "../api/call.ts";
import { useEditions } from "../api/me.ts";
import { EditionName, langOf } from "../components/EditionName.tsx";
import { EditionSelect } from "../components/EditionSelect.tsx";
import { Failure } from "../components/Failure.tsx";
import { Gate, State } from "../components/State.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { When } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";

type Story = AnswerOf<typeof api.readStory>;

/** One story in all languages: its label and urgency, its articles, and beginning one more. */
export function StoryPane({ story }: { readonly story: number }) {
  const { texts, say } = useSpeech();
  const query = useQuery({
    queryKey: ["newsroom", "story", story],
    queryFn: () => call<typeof api.readStory>("get", "/api/stories/{story}", { params: { story } }),
  });
  if (query.data === undefined)
    return (
      <div className="page">
        {query.error === null ? <Waiting /> : <Failure error={query.error} again={() => void query.refetch()} />}
      </div>
    );
  return (
    <div className="page">
      <Link to="/stories" className="small">
        {say(texts.stories.closePane)}
      </Link>
      <Label key={query.data.id} story={query.data} />
      <section>
        <h2>{say(texts.article.inEditions)}</h2>
        <ul className="rows">
          {query.data.articles.map((article) => (
            <li key={article.id}>
              <Link
                className="row"
                to="/articles/$article"
                params={{ article: String(article.id) }}
                style={{ flexWrap: "wrap" }}
              >
                <span style={{ minInlineSize: 120 }}>
                  <EditionName code={article.edition} />
                </span>
                <bdi className="grow" lang={langOf(article.edition)}>
                  {article.headline}
                </bdi>
                <Gate article={article} />
                <State state={article.state} />
                <span className="small quiet fixed">
                  <When at={article.updatedAt ?? article.publishedAt ?? article.createdAt} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
        <Begin story={query.data} />
      </section>
    </div>
  );
}

function Label({ story }: { readonly story: Story }) {
  const { texts, say } = useSpeech();
  const { stories } = texts;
  const queries = useQueryClient();
  const [slugline, setSlugline] = useState(story.slugline);
  const [urgency, setUrgency] = useState(story.urgency);
  const change = useMutation({
    mutationFn: () =>
      call<typeof api.changeStory>("patch", "/api/stories/{story}", {
        params: { story: story.id },
        body: { slugline: slugline.trim(), urgency },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["newsroom"] }),
  });
  const changed = slugline.trim() !== story.slugline || urgency !== story.urgency;
  return (
    <section>
      <h2>
        {say(stories.number, { number: story.id })} · <bdi>{story.slugline}</bdi>
      </h2>
      <Group align="end" gap="sm">
        <TextInput
          label={say(stories.slugline)}
          value={slugline}
          maxLength={200}
          dir="auto"
          onChange={(event) => setSlugline(event.currentTarget.value)}
        />
        <NativeSelect
          label={say(stories.urgencyLabel)}
          data={["1", "2", "3", "4", "5", "6", "7", "8", "9"]}
          value={String(urgency)}
          onChange={(event) => setUrgency(Number(event.currentTarget.value))}
        />
        {changed && (
          <Button loading={change.isPending} disabled={slugline.trim() === ""} onClick={() => change.mutate()}>
            {say(texts.common.save)}
          </Button>
        )}
      </Group>
      <Failure error={change.error} />
    </section>
  );
}

/** One more edition, written anew; a translation is begun from the article that it is made from. */
function Begin({ story }: { readonly story: Story }) {
  const { texts, say } = useSpeech();
  const { stories } = texts;
  const { writing } = useEditions();
  const navigate = useNavigate();
  const [edition, setEdition] = useState<string | null>(null);
  const begin = useMutation({
    mutationFn: (code: string) =>
      call<typeof articles.createArticle>("post", "/api/articles", { body: { edition: code, story: story.id } }),
    onSuccess: ({ id }) => navigate({ to: "/articles/$article", params: { article: String(id) } }),
  });
  if (writing.length === 0) return null;
  return (
    <div style={{ marginBlockStart: 16 }}>
      <Group align="end" gap="sm">
        <EditionSelect
          label={say(texts.article.begin.label)}
          editions={writing}
          value={edition}
          onChange={setEdition}
        />
        <Button disabled={edition === null} loading={begin.isPending} onClick={() => edition && begin.mutate(edition)}>
          {say(texts.article.begin.act)}
        </Button>
      </Group>
      <p className="small quiet">{say(stories.translateHint)}</p>
      <Failure error={begin.error} />
    </div>
  );
}
