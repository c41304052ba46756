import { ownColours, type Theme } from "./theme.ts";

const ray = "M2 21 12 6l10 15M1 9Q12-3 23 9";

/** The mark: a wave goes up, meets the sky and comes down far away. An edition's own theme may bring another. */
export function Mark({ theme }: { theme: Theme | null }) {
  if (theme?.mark !== undefined)
    return <span class="mark" aria-hidden="true" dangerouslySetInnerHTML={{ __html: theme.mark }} />; // shapes only: checked at the door
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.5" aria-hidden="true">
      <path d={ray} />
    </svg>
  );
}

/** The mark as an SVG file in one colour. */
export function markOf(theme: Theme | null, colour: string): string {
  return theme?.mark === undefined ? ownIcon(colour) : named(theme.mark.replaceAll("currentColor", colour));
}

/** The mark as a page's icon, inside the page, so that no browser asks for another file. */
export function iconOf(theme: Theme | null): string {
  const colour = theme?.light?.brand ?? (theme === null ? "#1b7fb3" : ownColours.light.brand);
  const own = theme?.mark?.replaceAll("currentColor", colour).replaceAll('"', "'");
  const svg = own === undefined ? ownIcon(colour) : named(own);
  return `data:image/svg+xml,${svg.replace(/[<># ]/g, encodeURIComponent)}`;
}

function ownIcon(colour: string): string {
  return `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><path fill='none' stroke='${colour}' stroke-width='2.5' d='${ray}'/></svg>`;
}

// Inside HTML an svg needs no namespace; as a file of its own it does.
function named(svg: string): string {
  return /\sxmlns=/.test(svg) ? svg : svg.replace("<svg", "<svg xmlns='http://www.w3.org/2000/svg'");
}
