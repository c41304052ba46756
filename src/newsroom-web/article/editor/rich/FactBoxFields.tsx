import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useSpeech } from "../../../texts/texts.ts";
import { linesOfParts, partsOfLines, type RichOf } from "./rich.ts";
import type { FieldsProps } from "./RichNode.tsx";

/** A heading, and lines: those that begin with "-" or a number are items of a list. */
export function FactBoxFields({ said, readOnly, change }: FieldsProps<RichOf<"factBox">>) {
  const { texts, say } = useSpeech();
  const [typed, setTyped] = useState(() => linesOfParts(said.parts));
  return (
    <>
      <TextInput
        label={say(texts.blocks.heading)}
        value={said.heading}
        dir="auto"
        maxLength={300}
        readOnly={readOnly}
        onChange={(event) => change({ heading: event.currentTarget.value })}
      />
      <Textarea
        mt="xs"
        label={say(texts.blocks.factText)}
        description={say(texts.blocks.factHelp)}
        value={typed}
        dir="auto"
        autosize
        minRows={3}
        readOnly={readOnly}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          change({ parts: partsOfLines(event.currentTarget.value, said.parts) });
        }}
      />
    </>
  );
}
