import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Context, MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

// The newsroom's web app: built files, read once and kept ready in memory. Its addresses that are no files are views of
// the app, so they get its one page.

interface WebFile {
  readonly type: string;
  readonly plain: Bytes;
  /** Compressed when first asked for, and kept. */
  readonly brotli: () => Bytes;
  readonly gzip: () => Bytes;
}

type Bytes = Uint8Array<ArrayBuffer>;

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".woff2": "font/woff2",
};

/** What a browser may do in the app: our own scripts alone, and styles that the component library writes into the page. */
export const webHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", "data:", "blob:"],
    mediaSrc: ["'self'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'self'"],
    frameSrc: ["'self'"],
    frameAncestors: ["'none'"],
  },
  crossOriginResourcePolicy: "same-origin",
  referrerPolicy: "no-referrer",
  xFrameOptions: "DENY",
  strictTransportSecurity: false, // said by whoever terminates TLS
});

/** Answers with a file of the web app in `directory`, or with its page; null when it was not built. */
export function webApp(directory: string): ((context: Context) => Response) | null {
  const files = filesIn(directory);
  const page = files.get("index.html");
  if (page === undefined) return null;
  return (context) => {
    const name = context.req.path.slice(1);
    const file = files.get(name);
    if (file === undefined && name.startsWith("assets/")) return context.text("There is no such file.", 404);
    return answer(context, file ?? page, file !== undefined && name.startsWith("assets/"));
  };
}

function answer(context: Context, file: WebFile, named: boolean): Response {
  const accepts = context.req.header("accept-encoding") ?? "";
  const encoding = /\bbr\b/.test(accepts) ? "br" : /\bgzip\b/.test(accepts) ? "gzip" : null;
  const body = encoding === "br" ? file.brotli() : encoding === "gzip" ? file.gzip() : file.plain;
  return context.body(body, 200, {
    "Content-Type": file.type,
    Vary: "Accept-Encoding",
    // The names of built files carry their hash.
    "Cache-Control": named ? "public, max-age=31536000, immutable" : "no-cache",
    ...(encoding === null ? {} : { "Content-Encoding": encoding }),
  });
}

function filesIn(directory: string): ReadonlyMap<string, WebFile> {
  const files = new Map<string, WebFile>();
  for (const entry of entriesOf(directory)) {
    if (!entry.isFile() || !Object.hasOwn(types, extname(entry.name))) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(directory, path).split(sep).join("/"), fileOf(path));
  }
  return files;
}

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true });
  } catch {
    return []; // never built: the caller says so
  }
}

function fileOf(path: string): WebFile {
  const plain = readFileSync(path);
  return {
    type: types[extname(path)] ?? "application/octet-stream",
    plain: Uint8Array.from(plain),
    brotli: once(() => brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })),
    gzip: once(() => gzipSync(plain, { level: 9 })),
  };
}

function once(make: () => Uint8Array): () => Bytes {
  let made: Bytes | undefined;
  return () => {
    made ??= Uint8Array.from(make());
    return made;
  };
}
