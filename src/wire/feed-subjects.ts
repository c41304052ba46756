import type { WireSubject } from "./wire-item.ts";
import { lineOfHtml } from "./words.ts";

/** A subject as feeds write it: words, a code, and what the code is from. Media Topics are known by their eight digits. */
export function subjectOf(name: string | null, code: string | null, scheme: string | null): readonly WireSubject[] {
  const words = lineOfHtml(name ?? code).slice(0, 300);
  if (words === "") return [];
  const said = [code, name, scheme].flatMap((one) => /(?:medtop:|mediatopic\/)(\d{8})\b/.exec(one ?? "")?.[1] ?? []);
  const bare = /medtop|mediatopic/i.test(scheme ?? "") ? /^\d{8}$/.exec((code ?? name ?? "").trim())?.[0] : undefined;
  const digits = said[0] ?? bare;
  return [{ name: words, code: digits === undefined ? null : `medtop:${digits}` }];
}

/** Each name once, a code preferred; at most 50. */
export function distinctSubjects(subjects: readonly WireSubject[]): readonly WireSubject[] {
  const byName = new Map<string, WireSubject>();
  for (const subject of subjects)
    if ((byName.get(subject.name)?.code ?? null) === null) byName.set(subject.name, subject);
  return [...byName.values()].slice(0, 50);
}
