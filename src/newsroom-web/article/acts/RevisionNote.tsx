import { useSpeech } from "../../texts/texts.ts";
import type { TextToSend } from "./text-to-send.ts";

/** Says which revision the act sends: a new one of what is typed now, or the newest. */
export function RevisionNote({ text }: { readonly text: TextToSend }) {
  const { texts, say } = useSpeech();
  const { publishing } = texts;
  return (
    <p className="quiet small">
      {text.makes === null ? say(publishing.sendsNewest) : say(publishing.makesRevision, { n: text.makes })}
    </p>
  );
}
