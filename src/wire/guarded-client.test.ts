import { readFileSync } from "node:fs";
import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { type GuardedClientOptions, guardedClient, shown } from "./guarded-client.ts";
import { readAllowed } from "./public-addresses.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A real server on this machine; returns its port. */
async function serve(listener: RequestListener, host = "127.0.0.1"): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return (server.address() as AddressInfo).port; // it listens on a port
}

function client(more: Partial<GuardedClientOptions> & { readonly allow?: string } = {}) {
  const { allow = "127.0.0.1", ...options } = more;
  const read = readAllowed(allow);
  if (!read.ok) throw new Error(read.entry);
  return guardedClient({ allowed: read.allowed, version: "9.9.9", ...options });
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe("the guarded client", () => {
  it("brings what a server answers, and says who asks", async () => {
    let agent: string | undefined;
    const port = await serve((request, response) => {
      agent = request.headers["user-agent"];
      response.setHeader("ETag", '"one"').setHeader("Last-Modified", "Mon, 23 Nov 2026 09:00:00 GMT");
      response.setHeader("Content-Type", "application/rss+xml").end("<rss/>");
    });
    const got = await client().get(`http://127.0.0.1:${port}/feed`);
    expect(got).toMatchObject({
      ok: true,
      status: 200,
      mediaType: "application/rss+xml",
      etag: '"one"',
      lastModified: "Mon, 23 Nov 2026 09:00:00 GMT",
      movedTo: null,
    });
    expect(got.ok && text(got.body)).toBe("<rss/>");
    expect(agent).toBe("Skywave/9.9.9");
  });

  it("asks on condition of what it knows", async () => {
    const port = await serve((request, response) => {
      const same = request.headers["if-none-match"] === '"one"' && request.headers["if-modified-since"] === "yesterday";
      response.writeHead(same ? 304 : 500).end();
    });
    const got = await client().get(`http://127.0.0.1:${port}/`, { etag: '"one"', lastModified: "yesterday" });
    expect(got).toMatchObject({ ok: true, status: 304 });
  });

  it.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
  ] as const)("reads %s", async (encoding, compress) => {
    const port = await serve((_request, response) => {
      response.setHeader("Content-Encoding", encoding).end(compress("سلام"));
    });
    const got = await client().get(`http://127.0.0.1:${port}/`);
    expect(got.ok && text(got.body)).toBe("سلام");
  });

  it("refuses an encoding that it did not ask for, and twice compressed answers", async () => {
    for (const encoding of ["zstd", "gzip, gzip"]) {
      const port = await serve((_request, response) => {
        response.setHeader("Content-Encoding", encoding).end("x");
      });
      const got = await client().get(`http://127.0.0.1:${port}/`);
      expect(got, encoding).toMatchObject({ ok: false, kind: "unreachable" });
    }
  });

  it("follows redirects, and says where it lives now when all of them were for good", async () => {
    const port = await serve((request, response) => {
      if (request.url === "/new") return void response.end("new");
      const status = request.url === "/for-now" ? 302 : 301;
      response.writeHead(status, { Location: "/new" }).end();
    });
    const origin = `http://127.0.0.1:${port}`;
    expect(await client().get(`${origin}/old`)).toMatchObject({ ok: true, movedTo: `${origin}/new` });
    expect(await client().get(`${origin}/for-now`)).toMatchObject({ ok: true, status: 200, movedTo: null });
  });

  it("gives user and password to the server that they are for, and to no other, and shows them to nobody", async () => {
    const heard: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      heard.push(request.headers.authorization);
      response.end();
    });
    const port = await serve((request, response) => {
      heard.push(request.headers.authorization);
      response.writeHead(302, { Location: `http://127.0.0.1:${other}/` }).end();
    });
    await client().get(`http://desk:se%20cret@127.0.0.1:${port}/`);
    expect(heard).toEqual([`Basic ${Buffer.from("desk:se cret").toString("base64")}`, undefined]);
    const got = await client({ allow: "" }).get(`http://desk:secret@127.0.0.1:${port}/feed?key=hidden`);
    expect(got).toMatchObject({ ok: false, kind: "refused" });
    expect(JSON.stringify(got)).not.toMatch(/secret|hidden/);
    expect(shown("http://desk:secret@news.example/feed?key=hidden")).toBe("http://news.example/feed?…");
  });
});

describe("what the guarded client refuses", () => {
  it("is a private address, with the remedy in the sentence", async () => {
    const got = await client({ allow: "" }).get("http://10.1.2.3/feed");
    expect(got).toEqual({
      ok: false,
      kind: "refused",
      message:
        "10.1.2.3 is not a public address (private), so it is not asked; the operator can allow its network in WIRE_ALLOW.",
    });
  });

  it("is another scheme", async () => {
    for (const address of [
      "file:///etc/passwd",
      "ftp://news.example/",
      "gopher://127.0.0.1/",
      "data:text/plain,x",
      "no",
    ])
      expect(await client().get(address), address).toMatchObject({ ok: false, kind: "refused" });
  });

  it("is a name of which one address is private, before anything is sent", async () => {
    let asked = 0;
    const port = await serve((_request, response) => {
      asked += 1;
      response.end();
    });
    const resolve = async () => ["8.8.8.8", "127.0.0.1"];
    const got = await client({ allow: "", resolve }).get(`http://news.example:${port}/`);
    expect(got).toMatchObject({ ok: false, kind: "refused" });
    expect(got.ok || got.message).toMatch(/^news\.example is 127\.0\.0\.1, which is not a public address \(loopback\)/);
    expect(asked).toBe(0);
  });

  it("is nothing when a name is resolved once and goes to the very address that was judged", async () => {
    let questions = 0;
    // First an allowed address, from then on one that is not: what a rebinding name server answers.
    const resolve = async () => {
      questions += 1;
      return questions === 1 ? ["127.0.0.1"] : ["127.0.0.2"];
    };
    const port = await serve((request, response) => {
      response.end(`${request.headers.host} at ${request.socket.localAddress}`);
    }, "0.0.0.0");
    const got = await client({ resolve }).get(`http://rebinding.example:${port}/`);
    expect(got.ok && text(got.body)).toBe(`rebinding.example:${port} at 127.0.0.1`);
    expect(questions).toBe(1);
    const next = await client({ resolve }).get(`http://rebinding.example:${port}/`);
    expect(next).toMatchObject({ ok: false, kind: "refused" });
  });

  it("is what a redirect leads to, judged like the first address", async () => {
    let inside = 0;
    const port = await serve((request, response) => {
      if (request.url === "/inside") inside += 1;
      const to = request.url === "/name" ? "http://inside.example:1/" : `http://127.0.0.2:${port}/inside`;
      response.writeHead(302, { Location: to }).end();
    }, "0.0.0.0");
    const resolve = async (host: string) => (host === "inside.example" ? ["192.168.0.7"] : ["127.0.0.1"]);
    for (const path of ["/address", "/name"])
      expect(await client({ resolve }).get(`http://news.example:${port}${path}`)).toMatchObject({
        ok: false,
        kind: "refused",
      });
    expect(inside).toBe(0);
  });

  it("is a redirect to another scheme", async () => {
    const port = await serve((_request, response) => {
      response.writeHead(302, { Location: "file:///etc/passwd" }).end();
    });
    expect(await client().get(`http://127.0.0.1:${port}/`)).toMatchObject({ ok: false, kind: "refused" });
  });

  it("is a redirect from https to http, and a certificate that nobody vouches for", async () => {
    const file = (name: string) =>
      readFileSync(new URL(`../../tests/fixtures/tls/test-server-${name}.pem`, import.meta.url), "utf8");
    const server = createSecureServer({ key: file("key"), cert: file("certificate") }, (_request, response) => {
      response.writeHead(302, { Location: "http://news.example/" }).end();
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = `https://secure.example:${(server.address() as AddressInfo).port}/`; // it listens on a port
    const resolve = async () => ["127.0.0.1"];
    expect(await client({ resolve }).get(address)).toMatchObject({ ok: false, kind: "unreachable" });
    const usual = getCACertificates("default");
    setDefaultCACertificates([...usual, file("certificate")]);
    try {
      const got = await client({ resolve }).get(address);
      expect(got).toMatchObject({ ok: false, kind: "refused" });
      expect(got.ok || got.message).toContain("led from https to http://news.example/");
    } finally {
      setDefaultCACertificates(usual);
    }
  });

  it("is more than five redirects", async () => {
    let asked = 0;
    const port = await serve((_request, response) => {
      asked += 1;
      response.writeHead(302, { Location: `/${asked}` }).end();
    });
    const got = await client().get(`http://127.0.0.1:${port}/`);
    expect(got).toMatchObject({ ok: false, kind: "limit" });
    expect(got.ok || got.message).toContain("led on more than 5 times");
    expect(asked).toBe(6);
  });
});

describe("the bounds of the guarded client", () => {
  const trickle = (response: ServerResponse) => {
    const timer = setInterval(() => response.write("x"), 20);
    response.on("close", () => clearInterval(timer));
  };

  it("end an answer whose headers do not come", async () => {
    const port = await serve(() => {});
    const got = await client({ limits: { headers: 100 } }).get(`http://127.0.0.1:${port}/`);
    expect(got).toMatchObject({ ok: false, kind: "limit" });
    expect(got.ok || got.message).toContain("sent no headers within 0.1 s");
  });

  it("end an answer whose body does not end, and redirects that together take too long", async () => {
    const slow = await serve((_request, response) => trickle(response));
    const got = await client({ limits: { total: 200 } }).get(`http://127.0.0.1:${slow}/`);
    expect(got).toMatchObject({ ok: false, kind: "limit" });
    expect(got.ok || got.message).toContain("did not answer in full within 0.2 s");
    const loop = await serve((_request, response) => {
      setTimeout(() => response.writeHead(302, { Location: "/" }).end(), 90);
    });
    const led = await client({ limits: { total: 200 } }).get(`http://127.0.0.1:${loop}/`);
    expect(led.ok || led.message).toContain("did not answer in full within 0.2 s");
  });

  it("end a name server that does not answer", async () => {
    const resolve = () => new Promise<readonly string[]>(() => {});
    const got = await client({ resolve, limits: { total: 100 } }).get("http://news.example/");
    expect(got).toMatchObject({ ok: false, kind: "limit" });
  });

  it("end an answer that is too large, sent plainly or in a small compressed one", async () => {
    const limits = { bytes: 1_048_576 };
    const plain = await serve((_request, response) => response.end(Buffer.alloc(limits.bytes + 1)));
    expect(await client({ limits }).get(`http://127.0.0.1:${plain}/`)).toMatchObject({ ok: false, kind: "limit" });
    const zeros = Buffer.alloc(64 * 1_048_576);
    for (const [encoding, bomb] of [
      ["gzip", gzipSync(zeros)],
      ["br", brotliCompressSync(zeros)],
      ["deflate", deflateSync(zeros)],
    ] as const) {
      expect(bomb.length).toBeLessThan(limits.bytes);
      const port = await serve((_request, response) => {
        response.setHeader("Content-Encoding", encoding).end(bomb);
      });
      const got = await client({ limits }).get(`http://127.0.0.1:${port}/`);
      expect(got, encoding).toMatchObject({ ok: false, kind: "limit" });
      expect(got.ok || got.message).toContain("more than 1 MB");
    }
  });

  it("tell an answer that was cut off from a whole one", async () => {
    const port = await serve((_request, response) => {
      response.writeHead(200, { "Content-Length": "1000" });
      response.write("half");
      setTimeout(() => response.destroy(), 20);
    });
    expect(await client().get(`http://127.0.0.1:${port}/`)).toMatchObject({ ok: false, kind: "unreachable" });
  });

  it("end at once when Skywave stops", async () => {
    const port = await serve(() => {});
    const stopping = new AbortController();
    setTimeout(() => stopping.abort(), 50);
    const got = await client().get(`http://127.0.0.1:${port}/`, { signal: stopping.signal });
    expect(got).toMatchObject({ ok: false, kind: "stopped" });
  });
});

describe("ways around the guard", () => {
  const inside = ["127.0.0.1", "10.0.0.1", "169.254.169.254", "172.16.5.4", "192.168.1.1", "100.64.0.1", "0.0.0.0"];

  /** An address inside, spelled in every way that browsers and resolvers have been fooled with. */
  function spellings(address: string): readonly string[] {
    const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
    const whole = ((a * 256 + b) * 256 + c) * 256 + d;
    const hex = (value: number) => value.toString(16);
    const two = (value: number) => hex(value).padStart(2, "0");
    const group = `${hex(a * 256 + b)}:${hex(c * 256 + d)}`;
    const zeros = (value: number) => `0${value.toString(8).padStart(3, "0")}`;
    return [
      address,
      `${address}.`,
      `${whole}`,
      `0x${hex(whole)}`,
      `0${whole.toString(8)}`,
      `0x${two(a)}.0x${two(b)}.0x${two(c)}.0x${two(d)}`,
      [a, b, c, d].map(zeros).join("."),
      `${a}.${b}.${c * 256 + d}`,
      `${a}.${(b * 256 + c) * 256 + d}`,
      `0x${hex(a)}.${(b * 256 + c) * 256 + d}`,
      `${zeros(a)}.0x${hex(b)}.${c}.${d}`,
      `[::ffff:${address}]`,
      `[::ffff:${group}]`,
      `[0:0:0:0:0:ffff:${group}]`,
      `[::${address}]`,
      `[::${group}]`,
      `[::ffff:0:${address}]`,
      `[64:ff9b::${address}]`,
      `[64:ff9b::${group}]`,
      `[64:ff9b:1::${group}]`,
      `[2002:${group}::]`,
      `[2002:${group}::1]`,
      `[2001:0:4136:e378:8000:63bf:${hex(0xffff - (a * 256 + b))}:${hex(0xffff - (c * 256 + d))}]`,
      `[fe80::5efe:${group}]`,
      `[fd00::5efe:${group}]`,
      address.replaceAll(".", "。"),
      address.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
      address.replaceAll(/\d/g, (digit) => encodeURIComponent(digit).replace(digit, `%3${digit}`)),
    ];
  }

  const forms = [
    ...inside.flatMap((address) => spellings(address).flatMap((host) => [`http://${host}/`, `https://${host}:8443/x`])),
    ...["[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[fc00::1]", "[fe80::1]", "[ff02::1]", "[fec0::1]", "[2001:db8::1]"].map(
      (host) => `http://${host}/`,
    ),
    "http://8.8.8.8@127.0.0.1/",
    "http://news.example#@127.0.0.1/",
    "http://127.0.0.1\\@news.example/",
    "http:127.0.0.1/",
    "http:\\\\127.0.0.1/",
    "http:/127.0.0.1/",
    "http://127.0.0.1\t/",
    "\thttp://127.0.0.1/",
    "HTTP://127.0.0.1/",
    "http://127.0.0.1:80/?x=http://8.8.8.8",
  ];

  it("are more than two hundred", () => {
    expect(new Set(forms).size).toBeGreaterThan(200);
  });

  it("are all refused, and ask no name server for an address", async () => {
    const asked: string[] = [];
    const resolve = async (host: string) => {
      asked.push(host);
      // What a name server of the attacker would say to any name.
      return ["127.0.0.1"];
    };
    const guarded = client({ allow: "", resolve });
    for (const form of forms) {
      expect(await guarded.get(form), form).toMatchObject({ ok: false, kind: "refused" });
    }
    expect(asked.filter((host) => host !== "news.example")).toEqual([]);
  });

  it("are refused after a redirect as well", async () => {
    let to = "";
    const port = await serve((_request, response) => {
      response.writeHead(302, { Location: Buffer.from(to).toString("latin1") }).end();
    }, "127.0.0.3");
    const guarded = client({ allow: "127.0.0.3", resolve: async () => ["127.0.0.1"] });
    for (const form of forms) {
      if (/^\s|^http:[^/\\]|^http:\/[^/]/.test(form)) continue; // relative to the server that answered
      to = form;
      expect(await guarded.get(`http://127.0.0.3:${port}/`), form).toMatchObject({ ok: false, kind: "refused" });
    }
  });
});
