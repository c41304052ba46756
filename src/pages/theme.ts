import { SaxesParser } from "saxes";
import { z } from "zod";

// A newsroom's own look, as data: colours, fonts of headlines and text, and a mark. See docs/look.md.

const colour = z.string().regex(/^#[0-9a-f]{6}$/, "must be a colour as #1a2b3c, in small letters");
const fonts = z
  .string()
  .max(300)
  .regex(/^[^;{}<>\\@()]+$/, "must be a CSS font list");

const colours = z.strictObject({
  ink: colour.optional(),
  quiet: colour.optional(),
  paper: colour.optional(),
  rule: colour.optional(),
  tint: colour.optional(),
  brand: colour.optional(),
  signal: colour.optional(),
});

/** A token file: all of it optional; what it leaves out stays Skywave's own. */
export const themeSchema = z.strictObject({
  light: colours.optional(),
  dark: colours.optional(),
  headlineFonts: fonts.optional(),
  textFonts: fonts.optional(),
  /** One `<svg>` of shapes that takes the colour of its surroundings (`currentColor`) or has its own. */
  mark: z.string().max(1500).optional(),
});

export type Theme = Readonly<z.infer<typeof themeSchema>>;
export type Colours = Required<Readonly<z.infer<typeof colours>>>;

/** Skywave's own colours: ink on paper, one for what can be followed, one for what is urgent. */
export const ownColours: Readonly<Record<"light" | "dark", Colours>> = {
  light: {
    ink: "#17191c",
    quiet: "#4b4f55",
    paper: "#ffffff",
    rule: "#d3d1cb",
    tint: "#eeedea",
    brand: "#0b4668",
    signal: "#96190f",
  },
  dark: {
    ink: "#e7e5e0",
    quiet: "#b4b7bb",
    paper: "#121416",
    rule: "#3b3e42",
    tint: "#1e2124",
    brand: "#96cbec",
    signal: "#ffa99b",
  },
};

/** Text stands out at least so much, WCAG 2.2's enhanced contrast. */
export const leastContrast = 7;

export type CheckedTheme =
  | { readonly ok: true; readonly theme: Theme }
  | { readonly ok: false; readonly kind: "invalid"; readonly message: string };

/** A token file's content: its form, that all text stays readable, and that the mark holds nothing but shapes. */
export function checkTheme(json: unknown): CheckedTheme {
  const parsed = themeSchema.safeParse(json);
  if (!parsed.success)
    return invalid(parsed.error.issues.map(({ path, message }) => `${path.join(".") || "the file"}: ${message}`));
  const theme = parsed.data;
  const faults = [
    ...(["light", "dark"] as const).flatMap((scheme) => contrastFaults(scheme, coloursOf(theme, scheme))),
    ...(theme.mark === undefined ? [] : markFaults(theme.mark)),
  ];
  return faults.length > 0 ? invalid(faults) : { ok: true, theme };
}

function invalid(faults: readonly string[]): CheckedTheme {
  return { ok: false, kind: "invalid", message: `The look cannot be used. ${faults.join("; ")}.` };
}

/** All colours of a scheme, a theme's own where it has them. */
export function coloursOf(theme: Theme | null, scheme: "light" | "dark"): Colours {
  return { ...ownColours[scheme], ...theme?.[scheme] };
}

function contrastFaults(scheme: "light" | "dark", all: Colours): readonly string[] {
  const onPaper = (["ink", "quiet", "brand", "signal"] as const).flatMap((name) => {
    const found = contrast(all[name], all.paper);
    return found >= leastContrast ? [] : [fault(`${scheme}.${name}`, all[name], `${scheme}.paper`, all.paper, found)];
  });
  // The breaking line is white on the signal colour of light pages, by day and by night.
  const line = contrast("#ffffff", all.signal);
  if (scheme === "dark" || line >= leastContrast) return onPaper;
  return [...onPaper, fault("white", "#ffffff", "light.signal", all.signal, line)];
}

function fault(name: string, value: string, ground: string, on: string, found: number): string {
  return `${name} (${value}) on ${ground} (${on}) has a contrast of ${found.toFixed(1)} to 1, and readers need ${leastContrast}: make one darker or lighter`;
}

const shapes = ["svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"];
const attributes =
  /^(?:xmlns|viewBox|d|cx|cy|r|rx|ry|x|y|x1|x2|y1|y2|width|height|points|transform|fill|fill-rule|clip-rule|stroke|stroke-width|stroke-linecap|stroke-linejoin|opacity)$/;

/** Nothing in a mark may run, load or look like anything but a picture. */
function markFaults(mark: string): readonly string[] {
  const faults: string[] = [];
  const parser = new SaxesParser();
  let first: string | null = null;
  parser.on("error", (error) => faults.push(`the mark is no well-formed SVG: ${error.message}`));
  parser.on("doctype", () => faults.push("the mark has a DOCTYPE: leave it out"));
  parser.on("processinginstruction", () => faults.push("the mark has a processing instruction: leave it out"));
  parser.on("opentag", ({ name, attributes: given }) => {
    first ??= name;
    if (!shapes.includes(name)) faults.push(`the mark holds <${name}>: use only ${shapes.join(", ")}`);
    for (const [attribute, value] of Object.entries(given))
      if (!attributes.test(attribute) || /[()\\&]/.test(value.replace(/^(?:[a-zA-Z]+\([-\d.,\s]+\)\s*)+$/, "")))
        faults.push(`the mark's <${name}> has ${attribute}="${value}": only plain shapes and colours are used`);
    if (name === "svg" && given["viewBox"] === undefined)
      faults.push('the mark\'s <svg> needs a viewBox, as "0 0 24 24"');
  });
  parser.on("text", (text) => {
    if (text.trim() !== "")
      faults.push("the mark holds text: draw letters as paths, so that they look alike everywhere");
  });
  try {
    parser.write(mark).close();
  } catch (error) {
    faults.push(`the mark is no well-formed SVG: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (first !== null && first !== "svg") faults.push(`the mark begins with <${String(first)}>: it must be one <svg>`);
  return [...new Set(faults)].slice(0, 5);
}

/** How much one colour (#rrggbb) stands out on another: 1 to 21, by WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
