import { formatPartialDate } from "../language/story-date.ts";
import { isoStoryDate, type StoryDate } from "../story/story-date.ts";
import type { PageBlock } from "./page.ts";
import type { Setting } from "./setting.ts";
import { css } from "./style/css.ts";
import { Runs, Text } from "./Words.tsx";

interface Props {
  setting: Setting;
  block: Extract<PageBlock, { kind: "timeline" }>;
}

export const timelineStyle = css`
.body .tl li { list-style: none; margin: 0; padding-block-end: 1rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--rule); }
.body .tl li:last-child { padding-block-end: 0; }
.tl time { display: block; font-weight: var(--w); line-height: var(--m); }
`;

/** The story so far: what happened when, in the edition's calendar. */
export function TimelineView({ setting, block }: Props) {
  return (
    <section class="tl">
      <h2>{block.heading ?? <Text language={setting.language} of="storySoFar" />}</h2>
      <ol>
        {block.entries.map(({ date, runs }) => (
          <li>
            <PartialTime setting={setting} date={date} />
            <p>
              <Runs runs={runs} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** As much of a date as is known. */
export function PartialTime({ setting, date }: { setting: Setting; date: StoryDate }) {
  const { day, time } = formatPartialDate(setting.language, date);
  return (
    <time datetime={isoStoryDate(date)}>
      {day}
      {time === null ? null : (
        <>
          {" "}
          <bdi>{time}</bdi>
        </>
      )}
    </time>
  );
}
