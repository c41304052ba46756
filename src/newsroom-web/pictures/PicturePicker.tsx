import type { Asset } from "../../newsroom-api/assets.ts";

interface PicturePickerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The edition whose caption and alt text are asked for. */
  readonly edition: string;
  readonly onPick: (asset: Asset) => void;
}

/** Chooses a picture from the library, or takes a new one, with all that it needs before it is shown. */
export function PicturePicker(_props: PicturePickerProps) {
  return null;
}
