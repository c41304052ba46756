import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type * as articles from "../../newsroom-api/articles.ts";
import { call } from "../api/call.ts";
import { Failure } from "../components/Failure.tsx";
import { useTitle } from "../components/title.ts";
import { Waiting } from "../components/Waiting.tsx";
import { NotFound } from "../shell/Notices.tsx";
import { useSpeech } from "../texts/texts.ts";
import { ArticleWorkspace } from "./ArticleWorkspace.tsx";
import { articleKey } from "./panel.ts";

/** An article at its address in the app. */
export function ArticleView() {
  const { article } = useParams({ from: "/inside/articles/$article" });
  const number = Number(article);
  const known = Number.isInteger(number) && number > 0;
  const query = useQuery({
    queryKey: articleKey(number),
    queryFn: () => call<typeof articles.readArticle>("get", "/api/articles/{article}", { params: { article: number } }),
    enabled: known,
  });
  const { texts, say } = useSpeech();
  useTitle(query.data?.headline || say(texts.article.title, { number: article }));
  if (!known) return <NotFound />;
  if (query.data !== undefined) return <ArticleWorkspace key={`${number} ${query.data.shares}`} article={query.data} />;
  if (query.error !== null) return <Failure error={query.error} again={() => void query.refetch()} />;
  return <Waiting />;
}
