import { breakable } from "../language/segmentation.ts";
import type { Genre } from "../story/revision.ts";
import type { Card } from "./page.ts";
import { PictureView } from "./PictureView.tsx";
import type { Setting } from "./setting.ts";
import { Text, Time } from "./Words.tsx";

/** How much room a card has: `lead`, `second` and `brief` (without picture) on fronts, `row` in lists, `first` and `line` in a section's column. */
export type CardSize = "lead" | "second" | "brief" | "row" | "first" | "line";

const rooms: Record<CardSize, { widest: number; sizes: string } | null> = {
  lead: { widest: 1597, sizes: "(min-width:1200px) 752px,100vw" },
  second: { widest: 650, sizes: "(min-width:1200px) 376px,(min-width:480px) 48vw,100vw" },
  row: { widest: 650, sizes: "(min-width:768px) 256px,(min-width:480px) 33vw,104px" },
  first: { widest: 650, sizes: "(min-width:1200px) 363px,(min-width:480px) 47vw,104px" },
  brief: null,
  line: null,
};

interface Props {
  setting: Setting;
  card: Card;
  size: CardSize;
  level: 2 | 3;
}

/** An article in a list: its headline is the link, and the whole card answers to it. */
export function CardView({ setting, card, size, level }: Props) {
  const Heading = level === 2 ? "h2" : "h3";
  const room = rooms[size];
  const pictured = room !== null && hasPicture(card);
  return (
    <div class={`c${size === "lead" ? " lead" : ""}${pictured ? " pic" : ""}`}>
      {pictured && card.picture ? (
        <PictureView setting={setting} picture={card.picture} {...room} decorative first={size === "lead"} />
      ) : null}
      <div>
        <CardLabel setting={setting} card={card} />
        <Heading>
          <a href={setting.link(card.address)}>{breakable(setting.language, card.headline)}</a>
        </Heading>
        {card.summary !== "" ? <p>{breakable(setting.language, card.summary)}</p> : null}
        <p class="n">
          <Time setting={setting} at={card.publishedAt} style="date" />
        </p>
      </div>
    </div>
  );
}

/** Whether there is a picture to show: one without renditions is none. */
export function hasPicture(card: Card): boolean {
  return card.picture !== null && card.picture.widths.length > 0;
}

/** What must be known of an article before it is opened: that it is live or a flash, or what kind of journalism it is. */
export function CardLabel({ setting, card }: { setting: Setting; card: Card }) {
  if (card.live || card.flash)
    return (
      <span class="genre flash">
        <Text language={setting.language} of={card.live ? "live" : "breakingNews"} />
      </span>
    );
  return <GenreLabel setting={setting} genre={card.genre} />;
}

/** What kind of journalism it is, said only where it is not news. */
export function GenreLabel({ setting, genre }: { setting: Setting; genre: Genre }) {
  if (genre === "news") return null;
  return (
    <span class="genre">
      <Text language={setting.language} of={genre === "fact-check" ? "factCheck" : genre} />
    </span>
  );
}
