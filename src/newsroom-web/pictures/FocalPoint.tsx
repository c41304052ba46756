import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from "react";
import type * as api from "../../newsroom-api/assets.ts";
import { cropAround, type Focal } from "../../story/picture.ts";
import { call } from "../api/call.ts";
import { useDraft } from "../components/draft.ts";
import { FormEnd } from "../components/FormEnd.tsx";
import { useSpeech } from "../texts/texts.ts";
import { keepAsset, type PictureAsset, wholeAt } from "./asset.ts";
import styles from "./FocalPoint.module.css";

/** Says what crops keep in view: on the whole picture, with the crop as readers will see it, large and small. */
export function FocalPoint({ asset, mayChange }: { readonly asset: PictureAsset; readonly mayChange: boolean }) {
  const { texts, say } = useSpeech();
  const { pictures } = texts;
  const queries = useQueryClient();
  const { value: focal, changed, set, forget } = useDraft<Focal>(`focal point of asset ${asset.id}`, asset.focalPoint);
  const saving = useMutation({
    mutationFn: () =>
      call<typeof api.setFocalPoint>("put", "/api/assets/{asset}/focal-point", {
        params: { asset: asset.id },
        body: focal,
      }),
    onSuccess: (changedAsset) => {
      keepAsset(queries, changedAsset);
      forget();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <div className={styles.layout}>
        <Whole asset={asset} focal={focal} onPoint={mayChange ? set : null} />
        <div className={styles.crops}>
          <Crop asset={asset} focal={focal} label={say(pictures.cropLarge)} className={styles.large} />
          <Crop asset={asset} focal={focal} label={say(pictures.cropSmall)} className={styles.small} />
        </div>
      </div>
      {mayChange && (
        <>
          <p className="quiet small">{say(pictures.focalHelp)}</p>
          <FormEnd
            changed={changed}
            saving={saving.isPending}
            saved={saving.isSuccess}
            said={say(pictures.focalSaved)}
            error={saving.error}
            onForget={forget}
            label={say(pictures.focalSave)}
          />
        </>
      )}
    </form>
  );
}

interface WholeProps {
  readonly asset: PictureAsset;
  readonly focal: Focal;
  /** Null: only to be seen. */
  readonly onPoint: ((focal: Focal) => void) | null;
}

function Whole({ asset, focal, onPoint }: WholeProps) {
  const { texts, say, language } = useSpeech();
  const { box, marker, onClick, onPointer, onKeyDown } = usePointing(focal, onPoint);
  const crop = cropAround(asset, focal);
  // The style says how high it may be.
  const shape = { aspectRatio: `${asset.width} / ${asset.height}`, "--ratio": asset.width / asset.height };
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  const place = { x: percent.format(focal.x), y: percent.format(focal.y) };
  return (
    // The picture takes pointers; its marker does the same by keys.
    <div
      ref={box}
      dir="ltr"
      className={styles.whole}
      style={{ ...shape, cursor: onPoint === null ? "default" : "crosshair" }}
      onClick={onClick}
    >
      <img src={wholeAt(asset)} alt="" draggable={false} />
      <div
        className={styles.kept}
        style={{
          insetBlockStart: `${(crop.top / asset.height) * 100}%`,
          insetInlineStart: `${(crop.left / asset.width) * 100}%`,
          inlineSize: `${(crop.width / asset.width) * 100}%`,
          blockSize: `${(crop.height / asset.height) * 100}%`,
        }}
      />
      {onPoint !== null && (
        <button
          ref={marker}
          type="button"
          className={styles.marker}
          style={{ insetBlockStart: `${focal.y * 100}%`, insetInlineStart: `${focal.x * 100}%` }}
          aria-label={say(texts.pictures.focalAt, place)}
          onPointerDown={onPointer}
          onPointerMove={onPointer}
          onKeyDown={onKeyDown}
        />
      )}
    </div>
  );
}

/** A click or tap on the picture, a drag of the marker, arrows on the marker. */
function usePointing(focal: Focal, onPoint: WholeProps["onPoint"]) {
  const box = useRef<HTMLDivElement>(null);
  const marker = useRef<HTMLButtonElement>(null);
  const pointAt = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }) => {
    const area = box.current?.getBoundingClientRect();
    if (area === undefined || onPoint === null) return;
    onPoint({ x: fraction((clientX - area.x) / area.width), y: fraction((clientY - area.y) / area.height) });
  };
  return {
    box,
    marker,
    onClick: (event: MouseEvent) => {
      if (event.target === marker.current) return; // it is dragged, not clicked
      pointAt(event);
      marker.current?.focus();
    },
    onPointer: (event: PointerEvent<HTMLButtonElement>) => {
      if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
      else if (event.currentTarget.hasPointerCapture(event.pointerId)) pointAt(event);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const [dx, dy] = steps[event.key] ?? [0, 0];
      if (onPoint === null || (dx === 0 && dy === 0)) return;
      event.preventDefault();
      const step = event.shiftKey ? 0.1 : 0.01;
      onPoint({ x: fraction(focal.x + dx * step), y: fraction(focal.y + dy * step) });
    },
  };
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The newsroom keeps three digits. */
function fraction(value: number): number {
  return Math.round(Math.max(0, Math.min(1, value)) * 1000) / 1000;
}

interface CropProps {
  readonly asset: PictureAsset;
  readonly focal: Focal;
  readonly label: string;
  readonly className: string | undefined;
}

function Crop({ asset, focal, label, className }: CropProps) {
  const crop = cropAround(asset, focal);
  return (
    <figure className={`${styles.crop} ${className ?? ""}`}>
      <div dir="ltr" className={styles.cropped}>
        <img
          src={wholeAt(asset)}
          alt=""
          draggable={false}
          style={{
            inlineSize: `${(asset.width / crop.width) * 100}%`,
            transform: `translate(${-(crop.left / asset.width) * 100}%, ${-(crop.top / asset.height) * 100}%)`,
          }}
        />
      </div>
      <figcaption className="quiet small">{label}</figcaption>
    </figure>
  );
}
