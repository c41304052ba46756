import { useEditions } from "../api/me.ts";
import { useSpeech } from "../texts/texts.ts";

/** An edition's name in its own language, isolated from the text around it, with its practice mark. */
export function EditionName({ code }: { readonly code: string }) {
  const { texts, say } = useSpeech();
  const edition = useEditions().of(code);
  if (edition === undefined) return <bdi>{code}</bdi>;
  return (
    <>
      <bdi lang={langOf(code)}>{edition.name}</bdi>
      {edition.practice && <span className="quiet"> · {say(texts.shell.practiceShort)}</span>}
    </>
  );
}

/** The tag for `lang`: an edition's own code without its private part. */
export function langOf(code: string): string {
  return code.replace(/-x-.*$/, "");
}
