/** Skywave's mark: a wave under a sky. */
export function Mark() {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 24 24"
      fill="none"
      stroke="var(--accent)"
      strokeWidth="2.5"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M2 17c3.500 0 3.500-4 6.700-4s3.500 4 6.700 4 3.500-4 6.600-4M4 9a11 11 0 0 1 16 0" />
    </svg>
  );
}
