import { Button, Radio, TextInput } from "@mantine/core";
import { useState } from "react";
import type { WireItem } from "../../newsroom-api/wire.ts";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import { comparable, type StoryHead, type Suggestion, useStories } from "./story-suggestions.ts";
import classes from "./wire.module.css";

interface StoryChoiceProps {
  readonly item: WireItem;
  readonly suggested: readonly Suggestion[];
  /** Null: a new one. */
  readonly story: number | null;
  readonly onChange: (story: number | null) => void;
}

/** A new story, one that suggests itself, or any other by its slugline. */
export function StoryChoice({ item, suggested, story, onChange }: StoryChoiceProps) {
  const { texts, say } = useSpeech();
  const { wire } = texts;
  const [found, setFound] = useState<StoryHead | null>(null);
  const slugline = item.slugline?.trim() ?? "";
  const others = found === null || suggested.some((one) => one.story.id === found.id) ? [] : [found];
  return (
    <>
      <Radio.Group
        label={say(wire.whichStory)}
        value={story === null ? "new" : String(story)}
        onChange={(value) => onChange(value === "new" ? null : Number(value))}
      >
        <div className={classes.radios}>
          <Radio
            value="new"
            label={<bdi>{slugline === "" ? say(wire.newStory) : say(wire.newStoryNamed, { slugline })}</bdi>}
          />
          {suggested.map(({ story: one, why }) => (
            <Radio
              key={one.id}
              value={String(one.id)}
              label={
                <>
                  <bdi>{one.slugline}</bdi>{" "}
                  <span className="quiet">· {say(why === "using" ? wire.storyUsing : wire.storySame)}</span>
                </>
              }
            />
          ))}
          {others.map((one) => (
            <Radio key={one.id} value={String(one.id)} label={<bdi>{one.slugline}</bdi>} />
          ))}
        </div>
      </Radio.Group>
      <FindStory
        onFound={(one) => {
          setFound(one);
          onChange(one.id);
        }}
      />
    </>
  );
}

/** Looks through the latest stories, and further back when asked. */
function FindStory({ onFound }: { readonly onFound: (story: StoryHead) => void }) {
  const { texts, say } = useSpeech();
  const { wire } = texts;
  const [words, setWords] = useState("");
  const { list, items } = useStories();
  const wanted = comparable(words);
  const fitting =
    wanted === "" ? [] : items.filter(({ slugline }) => comparable(slugline).includes(wanted)).slice(0, 8);
  return (
    <div>
      <TextInput
        size="xs"
        label={say(wire.otherStory)}
        placeholder={say(wire.findStory)}
        value={words}
        dir="auto"
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.preventDefault(); // it would make the article
        }}
      />
      <ul className="rows">
        {fitting.map((story) => (
          <li key={story.id}>
            <button
              type="button"
              className="row"
              onClick={() => {
                onFound(story);
                setWords("");
              }}
            >
              <bdi>{story.slugline}</bdi>
            </button>
          </li>
        ))}
      </ul>
      {wanted !== "" && fitting.length === 0 && !list.isPending && (
        <p className="quiet small">{say(wire.noStory, { n: items.length })}</p>
      )}
      {wanted !== "" && list.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-xs"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {say(wire.furtherBack)}
        </Button>
      )}
      <Failure error={list.error} />
    </div>
  );
}
