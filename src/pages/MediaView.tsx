import { formatNumber, localDigits } from "../language/numbers.ts";
import { term } from "../language/term.ts";
import { mediaAddress, type MediaQuality, type MediaRendition } from "../story/media.ts";
import type { Media } from "./page.ts";
import type { Setting } from "./setting.ts";
import { css } from "./style/css.ts";
import { Name, Sentence, Text } from "./Words.tsx";

interface Props {
  setting: Setting;
  kind: "audio" | "video";
  media: Media;
}

export const mediaStyle = css`
audio, video { display: block; inline-size: 100%; }
video { block-size: auto; background: var(--tint); }
.av li { display: inline-block; margin: 0; margin-inline-end: 1rem; list-style: none; }
.av li a { display: inline-block; padding-block: .75rem; }
.av li small, .av summary { font-size: var(--s); color: var(--quiet); }
.av details { border-block-end: 1px solid var(--rule); padding-block: .5rem; }
.av summary { padding-block: .25rem; cursor: pointer; }
.av details p { margin-block: .5rem; font-size: var(--s); line-height: var(--l); }
@media print { audio, video, .av ul { display: none; } }
`;

/** The browser's own player, which loads nothing before it is asked, with every quality and its size beside it. */
export function MediaView({ setting, kind, media }: Props) {
  const [first] = media.files;
  if (first === undefined) return null;
  const name = media.caption ?? term(setting.language, kind);
  return (
    <div class="av">
      <figure>
        {setting.light ? null : <Player setting={setting} kind={kind} media={media} file={first} name={name} />}
        <figcaption>
          <Sentence language={setting.language}>{name}</Sentence>{" "}
          <Duration setting={setting} seconds={media.duration} />{" "}
          {media.credit === null ? null : (
            <small>
              <Name language={setting.language}>{media.credit}</Name>
            </small>
          )}
        </figcaption>
      </figure>
      <ul>
        {media.files.map((file) => (
          <li>
            <FileLink setting={setting} kind={kind} media={media} file={file} />
          </li>
        ))}
      </ul>
      {media.transcript === null || setting.light ? null : <Transcript setting={setting} text={media.transcript} />}
    </div>
  );
}

function Player({ setting, kind, media, file, name }: Props & { file: MediaRendition; name: string }) {
  const { asset, version, poster } = media;
  const src = setting.link(mediaAddress(asset, version, file.file));
  if (kind === "audio") return <audio controls preload="none" src={src} aria-label={name} />;
  return (
    <video
      controls
      preload="none"
      playsinline
      src={src}
      poster={poster === null ? undefined : setting.link(mediaAddress(asset, version, poster.file))}
      width={file.width ?? undefined}
      height={file.height ?? undefined}
      aria-label={name}
    />
  );
}

const names = {
  standard: "standardQuality",
  low: "lowData",
  small: "smallVideo",
  sound: "audioOnly",
} as const satisfies Partial<Record<MediaQuality, string>>;

/** What was made, in which format, and what it costs to load. */
function FileLink({ setting, kind, media, file }: Props & { file: MediaRendition }) {
  const { language, link } = setting;
  const extension = file.file.slice(file.file.lastIndexOf(".") + 1).toUpperCase();
  return (
    <>
      <a href={link(mediaAddress(media.asset, media.version, file.file))}>
        <Text language={language} of={file.quality in names ? names[file.quality as keyof typeof names] : kind} />
      </a>{" "}
      <small>
        <bdi>{extension}</bdi>, <Size setting={setting} bytes={file.bytes} />
      </small>
    </>
  );
}

function Size({ setting: { language }, bytes }: { setting: Setting; bytes: number }) {
  if (bytes < 1_000_000)
    return (
      <Text language={language} of="sizeInKilobytes">
        {formatNumber(language, Math.max(1, Math.round(bytes / 1_000)))}
      </Text>
    );
  return (
    <Text language={language} of="sizeInMegabytes">
      {formatNumber(language, Math.round(bytes / 100_000) / 10)}
    </Text>
  );
}

function Duration({ setting, seconds }: { setting: Setting; seconds: number | null }) {
  if (seconds === null) return null;
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const clock = hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
  return <bdi class="n">{localDigits(setting.language, clock)}</bdi>;
}

function Transcript({ setting, text }: { setting: Setting; text: string }) {
  return (
    <details>
      <summary>
        <Text language={setting.language} of="transcript" />
      </summary>
      {text
        .split(/\n+/)
        .filter((line) => line.trim() !== "")
        .map((line) => (
          <p>{line}</p>
        ))}
    </details>
  );
}
