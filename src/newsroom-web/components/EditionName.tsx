import { useEditions } from "../api/me.ts";

/** An edition's name in its own language, isolated from the text around it. One for practice says so in its name. */
export function EditionName({ code }: { readonly code: string }) {
  const edition = useEditions().of(code);
  return edition === undefined ? <bdi>{code}</bdi> : <bdi lang={langOf(code)}>{edition.name}</bdi>;
}

/** The tag for `lang`: an edition's own code without its private part. */
export function langOf(code: string): string {
  return code.replace(/-x-.*$/, "");
}
