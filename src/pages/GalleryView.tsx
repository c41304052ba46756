import { term } from "../language/term.ts";
import type { Picture } from "./page.ts";
import { Caption, PictureView } from "./PictureView.tsx";
import type { Setting } from "./setting.ts";
import { css } from "./style/css.ts";

export const galleryStyle = css`
.gal { display: grid; gap: 1rem; }
.body .gal li { list-style: none; margin: 0; }
@media (min-width: 480px) { .gal { grid-template-columns: 1fr 1fr; } .gal li:first-child:nth-last-child(odd) { grid-column: 1 / -1; } }
`;

/** Pictures in their order, each with its caption; an odd number begins with a large one. */
export function GalleryView({ setting, pictures }: { setting: Setting; pictures: readonly Picture[] }) {
  return (
    <ul class="gal" aria-label={term(setting.language, "photoGallery")}>
      {pictures.map((picture, index) => (
        <li>
          <figure>
            <PictureView
              setting={setting}
              picture={picture}
              sizes={
                index === 0 && pictures.length % 2 === 1
                  ? "(min-width:704px) 640px,100vw"
                  : "(min-width:704px) 312px,(min-width:480px) 50vw,100vw"
              }
              widest={1597}
            />
            <Caption setting={setting} picture={picture} />
          </figure>
        </li>
      ))}
    </ul>
  );
}
