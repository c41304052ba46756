import { renditionAddress, type RenditionFormat, renditionHeight } from "../story/picture.ts";
import type { CardPicture, Picture } from "./page.ts";
import type { Setting } from "./setting.ts";
import { Name, Sentence, Text } from "./Words.tsx";

interface Place {
  setting: Setting;
  /** The width that the picture has in the layout, as HTML's `sizes` wants it. */
  sizes: string;
  /** No rendition wider than this is offered, in pixels. */
  widest: number;
  /** The first thing that readers see; others load when they come near. */
  first?: boolean;
}

/** Silent: its words stand beside it. Or with words of its own. */
type Props = Place & ({ picture: CardPicture; decorative: true } | { picture: Picture; decorative?: undefined });

/** A picture with its place reserved, in every format and width that it has. */
export function PictureView(props: Props) {
  const { setting, picture, sizes, widest, first } = props;
  const widths = offered(picture, widest);
  const largest = widths.at(-1);
  if (largest === undefined) return null;
  if (setting.light) return props.decorative ? null : <PictureLink setting={setting} picture={props.picture} />;
  const middle = widths.findLast((width) => width <= 650) ?? largest;
  const address = (width: number, format: RenditionFormat) =>
    setting.link(renditionAddress(picture.asset, picture.version, width, format));
  const set = (format: RenditionFormat) => widths.map((width) => `${address(width, format)} ${width}w`).join(",");
  return (
    <picture>
      <source type="image/avif" srcset={set("avif")} sizes={sizes} />
      <img
        src={address(middle, "jpg")}
        srcset={set("jpg")}
        sizes={sizes}
        width={largest}
        height={renditionHeight(largest)}
        alt={props.decorative ? "" : props.picture.alt}
        loading={first ? undefined : "lazy"}
        fetchpriority={first ? "high" : undefined}
      />
    </picture>
  );
}

/** In a text version: the picture on request, small and in the format that every browser knows. */
function PictureLink({ setting, picture }: { setting: Setting; picture: Picture }) {
  const width = picture.widths.findLast((one) => one <= widestOnRequest) ?? picture.widths[0] ?? widestOnRequest;
  return (
    <a href={setting.link(renditionAddress(picture.asset, picture.version, width, "jpg"))}>
      <Text language={setting.language} of="showPicture" />
      {picture.alt === "" ? null : `: ${picture.alt}`}
    </a>
  );
}

const widestOnRequest = 408;

/** The widest rendition as JPEG, absolute, for share tags and feeds; null if the picture has no rendition. */
export function shareImage(
  setting: Setting,
  picture: CardPicture,
): { url: string; width: number; height: number } | null {
  const width = picture.widths.at(-1);
  if (width === undefined) return null;
  const url = setting.absolute(renditionAddress(picture.asset, picture.version, width, "jpg"));
  return { url, width, height: renditionHeight(width) };
}

// A picture whose smallest rendition is already too wide is still better than none.
function offered(picture: CardPicture, widest: number): readonly number[] {
  const widths = picture.widths.filter((width) => width <= widest);
  return widths.length > 0 ? widths : picture.widths.slice(0, 1);
}

/** What the picture shows and whose it is, under a hairline. */
export function Caption({ setting, picture }: { setting: Setting; picture: Picture }) {
  if (picture.caption === null && picture.credit === null) return null;
  return (
    <figcaption>
      {picture.caption === null ? null : <Sentence language={setting.language}>{picture.caption}</Sentence>}{" "}
      {picture.credit === null ? null : (
        <small>
          <Name language={setting.language}>{picture.credit}</Name>
        </small>
      )}
    </figcaption>
  );
}
