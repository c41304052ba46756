import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Asset } from "../../newsroom-api/assets.ts";
import { mostPictureBytes } from "../../story/picture.ts";
import { CallFailure } from "../api/call.ts";
import { keepAsset } from "./asset.ts";
import { sendPicture } from "./send-picture.ts";

/** What may be chosen; a phone then hands over a JPEG of what it took in another format. */
export const acceptedPictures = "image/jpeg,image/png,image/webp,image/avif,image/tiff";

export const acceptedMedia = "audio/*,video/*,.mp3,.m4a,.aac,.ogg,.opus,.wav,.flac,.mp4,.webm,.mov";

/** What the newsroom takes by the other door: as a stream, of any length. */
export function isMedia(file: File): boolean {
  return /^(audio|video)\//.test(file.type) || /\.(mp3|m4a|aac|ogg|opus|wav|flac|mp4|webm|mov)$/i.test(file.name);
}

export type SendingState =
  | { readonly kind: "waiting" }
  | { readonly kind: "sending"; readonly fraction: number }
  | { readonly kind: "done"; readonly asset: Asset }
  | { readonly kind: "too-large" | "no-picture" }
  /** The newsroom looked at it and will not have it. */
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "failed"; readonly error: unknown };

export interface Sending {
  readonly id: number;
  readonly file: File;
  readonly state: SendingState;
}

export interface Sendings {
  readonly all: readonly Sending[];
  readonly take: (files: readonly File[]) => void;
  readonly again: (id: number) => void;
  readonly dismiss: (id: number) => void;
}

let lastId = 0;

/** Pictures on their way to the newsroom, one after another; what cannot be taken is said before it is sent. */
export function useSendings(onDone: (asset: Asset) => void): Sendings {
  const queries = useQueryClient();
  const [all, setAll] = useState<readonly Sending[]>([]);
  const busy = useRef(false);
  const put = (id: number, state: SendingState) =>
    setAll((before) => before.map((one) => (one.id === id ? { ...one, state } : one)));

  useEffect(() => {
    const next = all.find(({ state }) => state.kind === "waiting");
    if (busy.current || next === undefined) return;
    busy.current = true;
    const { id, file } = next;
    put(id, { kind: "sending", fraction: 0 });
    sendPicture(file, isMedia(file), (fraction) => put(id, { kind: "sending", fraction }))
      .then((asset) => {
        keepAsset(queries, asset);
        busy.current = false;
        put(id, { kind: "done", asset });
        onDone(asset);
      })
      .catch((error: unknown) => {
        busy.current = false;
        put(id, afterFailure(error));
      });
  }, [all, queries, onDone]);

  return {
    all,
    take: (files) => {
      const taken = files.map((file) => ({ id: (lastId += 1), file, state: firstState(file) }));
      setAll((before) => [...before.filter(({ state }) => state.kind !== "done"), ...taken]);
    },
    again: (id) => put(id, { kind: "waiting" }),
    dismiss: (id) => setAll((before) => before.filter((one) => one.id !== id)),
  };
}

function afterFailure(error: unknown): SendingState {
  const refused = error instanceof CallFailure && (error.status === 400 || error.status === 413);
  return refused ? { kind: "refused", message: error.message } : { kind: "failed", error };
}

function firstState(file: File): SendingState {
  if (isMedia(file)) return { kind: "waiting" };
  if (file.size > mostPictureBytes) return { kind: "too-large" };
  // A file without a type is judged by the newsroom, which looks at its bytes.
  if (file.type !== "" && !acceptedPictures.split(",").includes(file.type)) return { kind: "no-picture" };
  return { kind: "waiting" };
}

/** Takes pictures that are dropped anywhere or pasted; true while something is held over the page. */
export function useArrivals(take: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const ended = new AbortController();
    const on = <K extends keyof DocumentEventMap>(kind: K, act: (event: DocumentEventMap[K]) => void) =>
      document.addEventListener(kind, act, { signal: ended.signal });
    on("dragover", (event) => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      setOver(true);
    });
    on("dragleave", (event) => {
      if (event.relatedTarget === null) setOver(false);
    });
    on("drop", (event) => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      latest.current(files);
    });
    on("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length > 0) latest.current(files);
    });
    return () => ended.abort();
  }, []);
  return over;
}
