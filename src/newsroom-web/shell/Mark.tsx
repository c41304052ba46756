/** Skywave's mark: a wave goes up, meets the sky and comes down far away. */
export function Mark() {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 24 24"
      fill="none"
      stroke="var(--accent)"
      strokeWidth="2.5"
      aria-hidden="true"
    >
      <path d="M2 21 12 6l10 15M1 9Q12-3 23 9" />
    </svg>
  );
}
