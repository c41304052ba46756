// Word processors and web pages say more than an article's body can. What has no block of its own becomes one that has,
// before the editor reads it: rows of tables become paragraphs, lists in lists one list, each paragraph of a long quotation
// a quotation. Pictures are left out: they come with their rights from the library.

const blocks = "p, div, h1, h2, h3, h4, h5, h6, blockquote, pre, section, article, dl, dt, dd, address";

/** HTML of the clipboard in the shapes that the editor's nodes have. The document that it is read into runs nothing. */
export function pastedHtml(html: string): string {
  if (html.includes("data-pm-slice")) return html; // from an editor: it is in these shapes
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const row of [...page.querySelectorAll("tr")].toReversed()) straighten(row);
  for (const table of page.querySelectorAll("table")) table.replaceWith(...table.querySelectorAll(":scope [data-row]"));
  for (const list of [...page.querySelectorAll(":is(ul, ol) :is(ul, ol)")].toReversed()) raise(list);
  for (const item of page.querySelectorAll("li")) joinParagraphs(item);
  for (const quotation of page.querySelectorAll("blockquote")) partQuotation(quotation);
  return page.body.innerHTML;
}

/** A row becomes a paragraph of its cells; a cell that is alone in its row only arranges what stands in it. */
function straighten(row: HTMLTableRowElement): void {
  const cells = [...row.cells];
  const [only] = cells;
  const line = row.ownerDocument.createElement(cells.length === 1 ? "div" : "p");
  line.dataset.row = "";
  if (cells.length === 1 && only !== undefined) line.append(...only.childNodes);
  else
    for (const cell of cells) {
      joinParagraphs(cell);
      if (cell.textContent.trim() !== "") line.append(...(line.hasChildNodes() ? [" · "] : []), ...cell.childNodes);
    }
  row.replaceWith(line);
}

/** The items of a list within a list follow the item that it stood in. */
function raise(list: Element): void {
  const item = list.parentElement?.closest("li");
  const items = [...list.children];
  if (item && list.parentElement?.closest("ul, ol") === item.parentElement) item.after(...items);
  else list.before(...items);
  list.remove();
}

function joinParagraphs(element: Element): void {
  for (const block of element.querySelectorAll(blocks)) block.replaceWith(...block.childNodes, " ");
}

function partQuotation(quotation: HTMLElement): void {
  const paragraphs = [...quotation.querySelectorAll("p, div")].filter((one) => one.querySelector("p, div") === null);
  if (paragraphs.length === 0) return;
  const parts = paragraphs.map((one) => {
    const part = one.ownerDocument.createElement("blockquote");
    part.append(...one.childNodes);
    return part;
  });
  if (quotation.textContent.trim() === "") quotation.replaceWith(...parts);
  else quotation.after(...parts);
}
