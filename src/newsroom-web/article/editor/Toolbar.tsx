import { Popover, TextInput } from "@mantine/core";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { PicturePicker } from "../../pictures/PicturePicker.tsx";
import { useSpeech } from "../../texts/texts.ts";
import styles from "./editor.module.css";
import { isSafe } from "./extensions.ts";
import { InsertTool } from "./rich/InsertTool.tsx";
import { moveAmongTools, stopAt } from "./toolbar-keys.ts";

interface ToolProps {
  readonly label: string;
  readonly keys?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

function Tool({ label, keys, pressed, disabled, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-pressed={pressed}
      title={keys}
      disabled={disabled}
      onMouseDown={(event) => event.preventDefault()} // the text keeps its selection
      onClick={onClick}
    >
      {label}
    </button>
  );
}

/** What a block or a word can become. Each has its key, shown on hover. */
export function Toolbar({ editor, edition }: { readonly editor: Editor; readonly edition: string }) {
  const { texts, say } = useSpeech();
  const { tools } = texts.article;
  const [picking, setPicking] = useState(false);
  const is = useEditorState({ editor, selector: ({ editor: one }) => stateOf(one) });
  const run = () => editor.chain().focus();
  return (
    <div
      className={styles.toolbar}
      role="toolbar"
      aria-label={say(tools.label)}
      onKeyDown={moveAmongTools}
      onFocus={({ currentTarget, target }) => stopAt(currentTarget, target)}
    >
      <Tool label={say(tools.paragraph)} pressed={is.paragraph} onClick={() => run().setNode("paragraph").run()} />
      <Tool
        label={say(tools.heading)}
        pressed={is.heading}
        onClick={() =>
          run()
            .setNode(is.heading ? "paragraph" : "heading")
            .run()
        }
      />
      <Tool
        label={say(tools.quotation)}
        pressed={is.quotation}
        onClick={() =>
          run()
            .setNode(is.quotation ? "paragraph" : "quotation")
            .run()
        }
      />
      <Tool
        label={say(tools.bullets)}
        pressed={is.bullets}
        onClick={() => run().toggleList("bulletList", "listItem").run()}
      />
      <Tool
        label={say(tools.numbers)}
        pressed={is.numbers}
        onClick={() => run().toggleList("orderedList", "listItem").run()}
      />
      <Tool label={say(tools.strong)} keys="Ctrl+B" pressed={is.bold} onClick={() => run().toggleMark("bold").run()} />
      <Tool
        label={say(tools.emphasis)}
        keys="Ctrl+I"
        pressed={is.italic}
        onClick={() => run().toggleMark("italic").run()}
      />
      <LinkTool editor={editor} pressed={is.link} />
      <LanguageTool editor={editor} pressed={is.language} />
      <Tool label={say(tools.picture)} onClick={() => setPicking(true)} />
      <InsertTool editor={editor} edition={edition} />
      <Tool label={say(tools.undo)} keys="Ctrl+Z" disabled={!is.undo} onClick={() => run().undo().run()} />
      <Tool label={say(tools.redo)} keys="Ctrl+Shift+Z" disabled={!is.redo} onClick={() => run().redo().run()} />
      <PicturePicker
        opened={picking}
        edition={edition}
        onClose={() => setPicking(false)}
        onPick={(asset) => {
          setPicking(false);
          run()
            .insertContent({ type: "picture", attrs: { asset: asset.id } })
            .run();
        }}
      />
    </div>
  );
}

function stateOf(editor: Editor) {
  return {
    paragraph: editor.isActive("paragraph"),
    heading: editor.isActive("heading"),
    quotation: editor.isActive("quotation"),
    bullets: editor.isActive("bulletList"),
    numbers: editor.isActive("orderedList"),
    bold: editor.isActive("bold"),
    italic: editor.isActive("italic"),
    link: editor.isActive("link"),
    language: editor.isActive("language"),
    undo: editor.can().undo(),
    redo: editor.can().redo(),
  };
}

interface MarkToolProps {
  readonly editor: Editor;
  readonly pressed: boolean;
}

function LinkTool({ editor, pressed }: MarkToolProps) {
  const { texts, say } = useSpeech();
  const { tools } = texts.article;
  return (
    <MarkField
      {...{ editor, pressed }}
      label={say(tools.link)}
      field={say(tools.linkAddress)}
      complaint={say(tools.linkComplaint)}
      read={() => (editor.getAttributes("link").href as string | undefined) ?? ""}
      isRight={isSafe}
      keys="Ctrl+K"
      set={(href) => link(editor, href)}
      unset={() => editor.chain().focus().extendMarkRange("link").unsetMark("link").run()}
    />
  );
}

/** Where no words are chosen, the address itself stands in the text. */
function link(editor: Editor, href: string): void {
  const run = editor.chain().focus();
  if (editor.state.selection.empty && !editor.isActive("link"))
    run.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
  else run.extendMarkRange("link").setMark("link", { href }).run();
}

function LanguageTool({ editor, pressed }: MarkToolProps) {
  const { texts, say } = useSpeech();
  const { tools } = texts.article;
  return (
    <MarkField
      {...{ editor, pressed }}
      label={say(tools.language)}
      field={say(tools.languageTag)}
      complaint={say(tools.languageComplaint)}
      read={() => (editor.getAttributes("language").language as string | undefined) ?? ""}
      isRight={(tag) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(tag)}
      set={(language) => editor.chain().focus().extendMarkRange("language").setMark("language", { language }).run()}
      unset={() => editor.chain().focus().extendMarkRange("language").unsetMark("language").run()}
    />
  );
}

interface MarkFieldProps extends MarkToolProps {
  readonly label: string;
  readonly keys?: string;
  readonly field: string;
  readonly complaint: string;
  readonly read: () => string;
  readonly isRight: (value: string) => boolean;
  readonly set: (value: string) => void;
  readonly unset: () => void;
}

/** A mark that carries a value: its tool opens one field; an empty field takes the mark away. */
function MarkField({ editor, pressed, label, keys, field, complaint, read, isRight, set, unset }: MarkFieldProps) {
  const [opened, setOpened] = useState(false);
  const [value, setValue] = useState("");
  const [wrong, setWrong] = useState(false);
  const opening = useRef<HTMLButtonElement>(null);
  const done = () => {
    const given = value.trim();
    if (given === "") unset();
    else if (isRight(given)) set(given);
    else return setWrong(true);
    setOpened(false);
  };
  const open = () => {
    setValue(read());
    setWrong(false);
    setOpened(true);
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    setOpened(false);
    editor.commands.focus();
  };
  useEffect(() => {
    if (keys === undefined) return;
    const press = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.code !== `Key${keys.at(-1)}` || !editor.isFocused) return;
      event.preventDefault();
      opening.current?.click();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [keys, editor]);
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus={false} withinPortal>
      <Popover.Target>
        <button
          ref={opening}
          type="button"
          className={styles.tool}
          aria-pressed={pressed}
          title={keys}
          onMouseDown={(event) => event.preventDefault()}
          onClick={open}
        >
          {label}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onKeyDown={leave}
          onSubmit={(event) => {
            event.preventDefault();
            done();
          }}
        >
          <TextInput
            label={field}
            value={value}
            dir="ltr"
            data-autofocus=""
            error={wrong ? complaint : undefined}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
