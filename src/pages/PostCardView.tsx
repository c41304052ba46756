import type { PageBlock } from "./page.ts";
import { PictureView } from "./PictureView.tsx";
import type { Setting } from "./setting.ts";
import { css } from "./style/css.ts";
import { PartialTime } from "./TimelineView.tsx";
import { Named } from "./Words.tsx";

interface Props {
  setting: Setting;
  block: Extract<PageBlock, { kind: "postCard" }>;
}

export const postCardStyle = css`
.sp { border: 1px solid var(--rule); border-inline-start: 3px solid var(--quiet); padding: calc(.75rem + var(--p)) 1rem .75rem; }
.sp > * + * { margin-block-start: .75rem; }
.sp > figcaption { border: 0; padding: 0; }
.sp b { color: var(--ink); }
.sp blockquote p + p { margin-block-start: .5rem; }
.sp > p { font-size: var(--s); line-height: var(--k); color: var(--quiet); }
.sp small { font-size: var(--s); color: var(--quiet); }
.sp a { display: inline-block; padding-block: .375rem; }
`;

/**
 * A post from elsewhere as text and picture, in our own design: nothing of its platform is loaded. Its link leads there,
 * and says first who then knows of it.
 */
export function PostCardView({ setting, block }: Props) {
  const { language } = setting;
  const { platform, author, handle, text, date, address, picture } = block;
  return (
    <figure class="sp">
      <figcaption>
        <b>
          <Named language={language} of="postBy" names={{ author, platform }} />
        </b>
        {handle === null ? null : (
          <>
            {" "}
            <bdi>{handle}</bdi>
          </>
        )}
        {date === null ? null : (
          <>
            {" · "}
            <PartialTime setting={setting} date={date} />
          </>
        )}
      </figcaption>
      <blockquote lang={block.language} dir="auto" cite={address}>
        {text
          .split(/\n+/)
          .filter((line) => line.trim() !== "")
          .map((line) => (
            <p dir="auto">{line}</p>
          ))}
      </blockquote>
      {picture === null ? null : (
        <div>
          <PictureView setting={setting} picture={picture} sizes="(min-width:704px) 600px,100vw" widest={1023} />
          <PostCaption block={block} />
        </div>
      )}
      <p>
        <a href={address} rel="noreferrer nofollow">
          <Named language={language} of="openPost" names={{ platform }} />
        </a>
        <br />
        <Named language={language} of="postElsewhere" names={{ platform }} />
      </p>
    </figure>
  );
}

function PostCaption({ block: { picture } }: Pick<Props, "block">) {
  return picture?.credit ? <small dir="auto">{picture.credit}</small> : null;
}
