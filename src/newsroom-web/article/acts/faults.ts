/** What stands in the way of a publication, as the screens know it; `other` is told in the newsroom's own sentence. */
export type Fault =
  | { readonly kind: "headline" | "summary" | "section" | "revision" | "held" | "embargoed" | "retracted" | "note" }
  | { readonly kind: "block"; readonly block: string }
  | { readonly kind: "topic" | "contributor" | "related"; readonly id: string }
  | { readonly kind: "asset" | "rights" | "alt" | "altIsCaption"; readonly id: string }
  | { readonly kind: "other"; readonly message: string };

const known: readonly (readonly [RegExp, (found: RegExpExecArray) => Fault])[] = [
  [/it has no headline/, () => ({ kind: "headline" })],
  [/it has no summary/, () => ({ kind: "summary" })],
  [/its block "([^"]+)" is empty/, ([, block = ""]) => ({ kind: "block", block })],
  [/(stands in no section|^section \d+ is not one of)/, () => ({ kind: "section" })],
  [/(it|Article \d+) has no revision yet/, () => ({ kind: "revision" })],
  [/it is held/, () => ({ kind: "held" })],
  [/it is under embargo/, () => ({ kind: "embargoed" })],
  [/it is retracted/, () => ({ kind: "retracted" })],
  [/a note is missing/, () => ({ kind: "note" })],
  [/^topic (\d+) does not exist/, ([, id = ""]) => ({ kind: "topic", id })],
  [/^contributor (\d+) does not exist/, ([, id = ""]) => ({ kind: "contributor", id })],
  [/^related article (\d+)/, ([, id = ""]) => ({ kind: "related", id })],
  [/^asset (\d+) does not exist/, ([, id = ""]) => ({ kind: "asset", id })],
  [/the rights of asset (\d+)/, ([, id = ""]) => ({ kind: "rights", id })],
  [/asset (\d+) has no alt text/, ([, id = ""]) => ({ kind: "alt", id })],
  [/the alt text of asset (\d+) repeats/, ([, id = ""]) => ({ kind: "altIsCaption", id })],
];

/** Recognises the newsroom's sentence, so that it can be said in the person's language and lead to its field. */
export function faultOf(message: string): Fault {
  for (const [pattern, make] of known) {
    const found = pattern.exec(message);
    if (found !== null) return make(found);
  }
  return { kind: "other", message };
}

/**
 * The id of the part of the editor where the fault is mended; "body" for a block, `details-…` for a field of the details;
 * null: nowhere in the editor.
 */
export function fieldOf(fault: Fault): string | null {
  switch (fault.kind) {
    case "headline":
    case "summary":
      return `field-${fault.kind}`;
    case "asset":
    case "rights":
    case "alt":
    case "altIsCaption":
      return "field-lead";
    case "block":
      return "body";
    case "section":
    case "related":
    case "topic":
    case "contributor":
      return `details-${fault.kind}`;
    case "revision":
    case "held":
    case "embargoed":
    case "retracted":
    case "note":
    case "other":
      return null;
  }
}

const focusable = 'input, select, textarea, button, [contenteditable="true"]';

/** Leads to a part of the editor; on a phone the text is brought up first, which is behind the first tab. */
export function goToField(field: string): void {
  if (field.startsWith("details-") && document.getElementById(field) === null)
    document.querySelector<HTMLElement>('[role="tab"][id$="-tab-details"]')?.click();
  else if (placeOf(field)?.offsetParent === null) document.querySelector<HTMLElement>('[role="tab"]')?.click();
  focusOnceShown(field, 30);
}

function placeOf(field: string): HTMLElement | null {
  return field === "body"
    ? document.querySelector<HTMLElement>('[role="textbox"][contenteditable="true"]')
    : document.getElementById(field);
}

/** A panel that was just opened takes some frames to show. */
function focusOnceShown(field: string, frames: number): void {
  requestAnimationFrame(() => {
    const place = placeOf(field);
    if (place === null) return frames > 0 ? focusOnceShown(field, frames - 1) : undefined;
    place.scrollIntoView({ block: "center" });
    const target = place.matches(focusable) ? place : place.querySelector<HTMLElement>(focusable);
    target?.focus({ preventScroll: true });
  });
}
