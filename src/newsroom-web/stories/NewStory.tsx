import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type * as articles from "../../newsroom-api/articles.ts";
import type { Edition } from "../../newsroom-api/editions.ts";
import { call } from "../api/call.ts";
import { EditionSelect } from "../components/EditionSelect.tsx";
import { Failure } from "../components/Failure.tsx";
import { useRemembered } from "../components/remembered.ts";
import { useSpeech } from "../texts/texts.ts";

interface NewStoryProps {
  readonly editions: readonly Edition[];
  readonly usual: string | null;
  readonly onClose: () => void;
}

/** Begins a story with its first article, in a row above the board. */
export function NewStory({ editions, usual, onClose }: NewStoryProps) {
  const { texts, say } = useSpeech();
  const { stories } = texts;
  const navigate = useNavigate();
  const [last, remember] = useRemembered<string | null>("edition", null);
  const [chosen, choose] = useState(usual ?? last);
  const edition = editions.find(({ code }) => code === chosen)?.code ?? editions[0]?.code ?? null;
  const [slugline, setSlugline] = useState("");
  const [urgency, setUrgency] = useState("5");
  const begin = useMutation({
    mutationFn: (code: string) =>
      call<typeof articles.createArticle>("post", "/api/articles", {
        body: { edition: code, story: { slugline: slugline.trim(), urgency: Number(urgency) } },
      }),
    onSuccess: ({ id, edition: code }) => {
      remember(code);
      return navigate({ to: "/articles/$article", params: { article: String(id) } });
    },
  });
  return (
    <form
      className="notice"
      aria-label={say(stories.begin)}
      onSubmit={(event) => {
        event.preventDefault();
        if (edition !== null && slugline.trim() !== "") begin.mutate(edition);
      }}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <Group align="end" gap="sm">
        <TextInput
          label={say(stories.slugline)}
          description={say(stories.sluglineHint)}
          data-autofocus=""
          autoFocus
          maxLength={200}
          value={slugline}
          onChange={(event) => setSlugline(event.currentTarget.value)}
        />
        <EditionSelect label={say(texts.common.edition)} editions={editions} value={edition} onChange={choose} />
        <NativeSelect
          label={say(stories.urgencyLabel)}
          size="xs"
          data={["1", "2", "3", "4", "5", "6", "7", "8", "9"]}
          value={urgency}
          onChange={(event) => setUrgency(event.currentTarget.value)}
        />
        <Button type="submit" loading={begin.isPending} disabled={slugline.trim() === ""}>
          {say(stories.beginAct)}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {say(texts.common.cancel)}
        </Button>
      </Group>
      <Failure error={begin.error} />
    </form>
  );
}
