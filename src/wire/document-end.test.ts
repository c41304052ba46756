import { expect, it } from "vitest";
import { hasItsEnd } from "./document-end.ts";

const bytes = (text: string, encoding: BufferEncoding = "utf8") => Buffer.from(text, encoding);

it("finds the end of a whole document in each format and encoding", () => {
  for (const text of [
    "[{}]",
    " [ ]\n",
    '{"a":1}\n{"a":2}\n',
    "\ufeff[{}]",
    "<rss></rss>\n",
    "<a:feed></a:feed><!-- x -->",
  ])
    expect(hasItsEnd(bytes(text)), text).toBe(true);
  expect(hasItsEnd(bytes("\ufeff<rdf:RDF></rdf:RDF>", "utf16le"))).toBe(true);
});

it("misses it in what was cut off, wherever the cut is", () => {
  for (const whole of ['[{"a":[1]},{"b":2}]', '<?xml version="1.0"?><rss><item><t>x</t></item></rss>'])
    for (let length = 1; length < whole.length; length += 1)
      if (!/^\[\{"a":\[1\]$/.test(whole.slice(0, length)))
        expect(hasItsEnd(bytes(whole.slice(0, length))), whole.slice(0, length)).toBe(false);
  expect(hasItsEnd(bytes(""))).toBe(false);
});
