import type { AnswerOf, Operation, RequestOf } from "../../newsroom-api/operation.ts";
import type { ErrorAnswer } from "../../newsroom-api/refusal.ts";

/** Why a call was not done, as the newsroom says it; `offline` when it could not be reached at all. */
export class CallFailure extends Error {
  readonly kind: ErrorAnswer["error"]["kind"] | "offline";
  /** HTTP status; 0 when the newsroom was not reached. */
  readonly status: number;
  readonly details: readonly { readonly subject: string; readonly message: string }[];
  /** Seconds until it may be tried again; null when the newsroom named none. */
  readonly retryAfter: number | null;

  constructor(
    error: Omit<ErrorAnswer["error"], "kind"> & { kind: CallFailure["kind"] },
    status: number,
    retryAfter: string | null = null,
  ) {
    super(error.message);
    this.retryAfter = retryAfter === null ? null : Number(retryAfter);
    this.kind = error.kind;
    this.status = status;
    this.details = error.details ?? [];
  }
}

/**
 * Calls one operation of the contract: `call<typeof readArticle>("get", "/api/articles/{article}", { params: { article: 12 } })`.
 * Only the operation's type is imported, so that the validator stays out of what editors download. Throws `CallFailure`.
 */
export async function call<O extends Operation>(
  method: O["method"],
  path: O["path"],
  request: RequestOf<O>,
  signal?: AbortSignal,
): Promise<AnswerOf<O>> {
  const { params = {}, query = {}, body } = request as Parts;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  const json = await send(`${filled}${search === "" ? "" : `?${search}`}`, {
    method: method.toUpperCase(),
    ...(body === undefined ? {} : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  return json as AnswerOf<O>; // the newsroom's tests hold every answer against the contract
}

interface Parts {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Sends one picture; the answer is the asset. */
export async function upload<T>(path: string, file: File): Promise<T> {
  const form = new FormData();
  form.set("file", file);
  return (await send(path, { method: "POST", body: form })) as T; // as above
}

async function send(path: string, init: RequestInit): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(path, { ...init, credentials: "same-origin" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new CallFailure({ kind: "offline", message: "The newsroom cannot be reached." }, 0);
  }
  const json: unknown = await answer.json().catch(() => null);
  if (answer.ok) return json;
  const told = (json as ErrorAnswer | null)?.error;
  throw new CallFailure(
    told ?? { kind: "failed", message: `The newsroom answered ${answer.status} without a reason.` },
    answer.status,
    answer.headers.get("retry-after"),
  );
}
