import { Radio, TextInput } from "@mantine/core";
import { useState } from "react";
import type { WireItem } from "../../newsroom-api/wire.ts";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import { type StoryHead, type Suggestion, useFoundStories } from "./story-suggestions.ts";
import classes from "./acts.module.css";

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

/** Looks for a story by its slugline, or a headline in it. */
function FindStory({ onFound }: { readonly onFound: (story: StoryHead) => void }) {
  const { texts, say } = useSpeech();
  const { wire } = texts;
  const [words, setWords] = useState("");
  return (
    <div>
      <TextInput
        size="xs"
        label={say(wire.otherStory)}
        placeholder={say(wire.findStory)}
        value={words}
        maxLength={200}
        dir="auto"
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.preventDefault(); // it would make the article
        }}
      />
      {words.trim() !== "" && (
        <FoundStories
          words={words}
          onFound={(story) => {
            onFound(story);
            setWords("");
          }}
        />
      )}
    </div>
  );
}

function FoundStories({ words, onFound }: { readonly words: string; readonly onFound: (story: StoryHead) => void }) {
  const { texts, say } = useSpeech();
  const { data, error, isPlaceholderData } = useFoundStories({ search: words });
  const found = data?.items.slice(0, 8) ?? [];
  return (
    <>
      <ul className="rows">
        {found.map((story) => (
          <li key={story.id}>
            <button type="button" className="row" onClick={() => onFound(story)}>
              <bdi className="fixed">{story.slugline}</bdi>
              <bdi className="grow quiet small" dir="auto">
                {story.articles[0]?.headline}
              </bdi>
            </button>
          </li>
        ))}
      </ul>
      <p className="quiet small" role="status">
        {data !== undefined && found.length === 0 && !isPlaceholderData && say(texts.wire.noStory)}
      </p>
      <Failure error={error} />
    </>
  );
}
