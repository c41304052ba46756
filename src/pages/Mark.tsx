const ray = "M2 21 12 6l10 15M1 9Q12-3 23 9";

/** The mark: a wave goes up, meets the sky and comes down far away. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.5" aria-hidden="true">
      <path d={ray} />
    </svg>
  );
}

/** The mark as a page's icon, inside the page, so that no browser asks for another file. */
export const icon = `data:image/svg+xml,${"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'>"
  .concat(`<path fill='none' stroke='#1b7fb3' stroke-width='2.5' d='${ray}'/></svg>`)
  .replace(/[<># ]/g, encodeURIComponent)}`;
