import type { Language } from "../language/language.ts";
import { Name, Sentence } from "./Words.tsx";

/** Whom or what a page is about, as its first heading, and what is said of them. */
export function Described(props: { language: Language; name: string; description: string | null }) {
  const { language, name, description } = props;
  return (
    <>
      <h1>
        <Name language={language}>{name}</Name>
      </h1>
      {description === null ? null : (
        <p>
          <Sentence language={language}>{description}</Sentence>
        </p>
      )}
    </>
  );
}
