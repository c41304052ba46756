import type { Asset } from "../../newsroom-api/assets.ts";
import type { ErrorAnswer } from "../../newsroom-api/refusal.ts";
import { CallFailure } from "../api/call.ts";

/**
 * Uploads one picture, or audio or video (`media`) as its bytes alone, and tells how much of it has left (0 to 1; `fetch` cannot). Resolves with the asset when the
 * newsroom has rendered it; throws `CallFailure`.
 */
export function sendPicture(file: File, media: boolean, onSent: (fraction: number) => void): Promise<Asset> {
  const form = new FormData();
  form.set("file", file);
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    request.upload.onload = () => onSent(1);
    request.onerror = () => reject(new CallFailure({ kind: "offline", message: "The newsroom cannot be reached." }, 0));
    request.onload = () => {
      if (request.status === 201)
        resolve(request.response as Asset); // the newsroom's tests hold its answers
      else reject(failureOf(request));
    };
    request.open("POST", media ? `/api/assets/media?fileName=${encodeURIComponent(file.name)}` : "/api/assets");
    request.responseType = "json";
    if (media) request.setRequestHeader("content-type", "application/octet-stream");
    request.send(media ? file : form);
  });
}

function failureOf(request: XMLHttpRequest): CallFailure {
  const told = (request.response as ErrorAnswer | null)?.error; // null when it is no JSON
  const message = `The newsroom answered ${request.status} without a reason.`;
  return new CallFailure(told ?? { kind: "failed", message }, request.status);
}
