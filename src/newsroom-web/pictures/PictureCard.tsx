interface PictureCardProps {
  readonly asset: number;
  readonly edition: string;
  readonly mayWrite: boolean;
}

/** A picture as it stands in an article, with its caption, alt text, credit and what is missing; edits them in place. */
export function PictureCard(_props: PictureCardProps) {
  return null;
}
