import { describe, expect, test } from "vitest";
import { readHtml } from "./import-ninjs-html.ts";

const paragraph = (...texts: string[]) => texts.map((text) => ({ kind: "paragraph", runs: [{ text }] }));

describe("HTML of an agency", () => {
  test("becomes paragraphs, headings, lists and quotations with their source", () => {
    const { blocks } = readHtml(
      "<div><p>One.</p><h3>Two</h3><ol><li>Three</li><li> </li><li>Four</li></ol><blockquote>Five<footer>— Six</footer></blockquote></div>",
    );
    expect(blocks).toEqual([
      ...paragraph("One."),
      { kind: "heading", runs: [{ text: "Two" }] },
      { kind: "list", ordered: true, items: [[{ text: "Three" }], [{ text: "Four" }]] },
      { kind: "quotation", runs: [{ text: "Five" }], by: "Six", original: null },
    ]);
  });

  test("keeps strong words, emphasis, safe links and other languages, and nothing else", () => {
    const { blocks } = readHtml(
      '<p style="color:red" onclick="x()">A <b>bold <i>and</i></b> <a href="https://example.org/a b">link</a> <a href="javascript:alert(1)">not</a> <span lang="ar">سلام</span>.</p>',
    );
    expect(blocks).toEqual([
      {
        kind: "paragraph",
        runs: [
          { text: "A " },
          { text: "bold ", strong: true },
          { text: "and", strong: true, emphasis: true },
          { text: " " },
          { text: "link", href: "https://example.org/a%20b" },
          { text: " not " },
          { text: "سلام", language: "ar" },
          { text: "." },
        ],
      },
    ]);
  });

  test("parts paragraphs at two line breaks and joins lines at one", () => {
    expect(readHtml("One<br>line<br><br>Two <br/> <br/> Three").blocks).toEqual(paragraph("One line", "Two", "Three"));
  });

  test("reads loose text, nested containers and table rows in their order", () => {
    expect(
      readHtml("Loose<section><p>In</p>between</section><table><tr><td>1</td><td>2</td></tr></table>end").blocks,
    ).toEqual(paragraph("Loose", "In", "between", "1 | 2", "end"));
  });

  test("leaves out scripts, styles, forms and frames with all that is in them", () => {
    const { blocks } = readHtml(
      "<script>a</script><style>b</style><p>Kept<iframe src=x>c</iframe><template>d</template></p><svg><text>e</text></svg><form>f</form><noscript>g</noscript><!-- h -->",
    );
    expect(blocks).toEqual(paragraph("Kept"));
  });

  test("counts pictures, which it leaves out", () => {
    expect(readHtml('<p>A</p><figure><img src="x.jpg"><figcaption>B</figcaption></figure><img>')).toEqual({
      blocks: paragraph("A"),
      pictures: 2,
    });
  });

  test("that was never closed or is nested without end still gives its words", () => {
    expect(readHtml("<p>One<p><b>Two").blocks).toEqual([
      ...paragraph("One"),
      { kind: "paragraph", runs: [{ text: "Two", strong: true }] },
    ]);
    expect(readHtml(`${"<div>".repeat(100_000)}deep`).blocks).toEqual([]);
    expect(readHtml(`<p>Before</p>${"<blockquote>".repeat(5_000)}deep`).blocks).toEqual(paragraph("Before"));
  });

  test("that says nothing is nothing", () => {
    expect(readHtml(" <p>&nbsp;</p><p> </p><div><br></div>").blocks).toEqual([]);
  });
});
