import { Loader } from "@mantine/core";
import { useSpeech } from "../texts/texts.ts";

/** Stands where something loads; shown only when that takes a moment. */
export function Waiting() {
  const { texts, say } = useSpeech();
  return (
    <div role="status" style={{ padding: 40, textAlign: "center", animation: "none" }}>
      <Loader size="sm" aria-hidden="true" />
      <span className="hidden">{say(texts.common.loading)}</span>
    </div>
  );
}
