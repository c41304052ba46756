import { Menu } from "@mantine/core";
import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { PicturePicker } from "../../../pictures/PicturePicker.tsx";
import { useSpeech } from "../../../texts/texts.ts";
import styles from "../editor.module.css";
import { emptyRich, type RichContent, writtenKinds } from "./rich.ts";

/** What can stand in the text besides words: a menu, since they are many and each is needed seldom. */
export function InsertTool({ editor, edition }: { readonly editor: Editor; readonly edition: string }) {
  const { texts, say } = useSpeech();
  const { blocks } = texts;
  const [picking, setPicking] = useState<"audio" | "video" | null>(null);
  const insert = (said: RichContent) =>
    editor
      .chain()
      .focus()
      .insertContent([{ type: "rich", attrs: { said } }, { type: "paragraph" }])
      .run();
  return (
    <>
      <Menu withinPortal position="bottom-start" returnFocus={false}>
        <Menu.Target>
          <button type="button" className={styles.tool} onMouseDown={(event) => event.preventDefault()}>
            {say(blocks.insert)}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {(["audio", "video"] as const).map((kind) => (
            <Menu.Item key={kind} onClick={() => setPicking(kind)}>
              {say(blocks.kinds[kind])}
            </Menu.Item>
          ))}
          {writtenKinds.map((kind) => (
            <Menu.Item key={kind} onClick={() => insert(emptyRich(kind, edition))}>
              {say(blocks.kinds[kind])}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <PicturePicker
        opened={picking !== null}
        kind={picking ?? "audio"}
        edition={edition}
        onClose={() => setPicking(null)}
        onPick={(asset) => {
          setPicking(null);
          if (asset.kind !== "picture") insert({ kind: asset.kind, asset: asset.id });
        }}
      />
    </>
  );
}
