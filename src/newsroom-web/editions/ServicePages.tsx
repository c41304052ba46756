import { Button } from "@mantine/core";
import type { Editor } from "@tiptap/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useRef, useState } from "react";
import type { Edition } from "../../newsroom-api/editions.ts";
import type * as api from "../../newsroom-api/standing.ts";
import { bodyOf } from "../article/editor/document.ts";
import { call } from "../api/call.ts";
import { langOf } from "../components/EditionName.tsx";
import { Failure } from "../components/Failure.tsx";
import { FormEnd } from "../components/FormEnd.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { When } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./editions.module.css";

const BodyEditor = lazy(async () => ({ default: (await import("../article/editor/BodyEditor.tsx")).BodyEditor }));

type Sent = Parameters<typeof sending>[0];
type Blocks = NonNullable<api.Standing["text"]>["body"];

/** The pages about the service: which are written, and one of them to write. */
export function ServicePages({ edition, may }: { readonly edition: Edition; readonly may: boolean }) {
  const { texts, say } = useSpeech();
  const words = texts.editions.servicePages;
  const [open, setOpen] = useState<api.Standing["page"] | null>(null);
  const pages = useQuery({
    queryKey: ["newsroom", "standing", edition.code],
    queryFn: () =>
      call<typeof api.listStanding>("get", "/api/editions/{edition}/standing", { params: { edition: edition.code } }),
  });
  return (
    <>
      <p>{say(words.about)}</p>
      <Failure error={pages.error} again={() => void pages.refetch()} />
      {pages.isPending && <Waiting />}
      <ul className={styles.sections} aria-label={say(words.title)}>
        {pages.data?.items.map((item) => (
          <li key={item.page} className={styles.section}>
            <span className={styles.sectionName}>{say(words.kinds[item.page])}</span>
            <span className="quiet small">
              {item.updatedAt === null ? say(words.unwritten) : <When at={item.updatedAt} />}
            </span>
            {may && (
              <Button
                variant="default"
                size="compact-sm"
                aria-expanded={open === item.page}
                aria-label={`${say(item.text === null ? words.write : words.change)}: ${say(words.kinds[item.page])}`}
                onClick={() => setOpen(open === item.page ? null : item.page)}
              >
                {say(item.text === null ? words.write : words.change)}
              </Button>
            )}
            {open === item.page && may && (
              <Writing key={item.updatedAt} edition={edition} item={item} onClose={() => setOpen(null)} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface WritingProps {
  readonly edition: Edition;
  readonly item: api.Standing;
  readonly onClose: () => void;
}

function Writing({ edition, item, onClose }: WritingProps) {
  const { texts, say } = useSpeech();
  const words = texts.editions.servicePages;
  const [changed, setChanged] = useState(false);
  const body = useRef<Editor | null>(null);
  const tip = useRef<Editor | null>(null);
  const queries = useQueryClient();
  const known = () => queries.invalidateQueries({ queryKey: ["newsroom", "standing", edition.code] });
  const params = { edition: edition.code, page: item.page };
  const saving = useMutation({
    mutationFn: () => {
      const said = blocksIn(body.current);
      const tipLine = item.page === "contact" ? blocksIn(tip.current) : [];
      return sending({ params, body: { body: said, tipLine: tipLine.length === 0 ? null : tipLine } });
    },
    onSuccess: async () => {
      await known();
      onClose();
    },
  });
  const deleting = useMutation({
    mutationFn: () => call<typeof api.deleteStanding>("delete", "/api/editions/{edition}/standing/{page}", { params }),
    onSuccess: async () => {
      await known();
      onClose();
    },
  });
  return (
    <form
      className={styles.servicePage}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      {item.page === "corrections" && <p className="quiet small">{say(words.corrections)}</p>}
      <Field edition={edition} blocks={item.text?.body ?? []} editor={body} onTyped={() => setChanged(true)} />
      {item.page === "contact" && (
        <>
          <h4>{say(words.tipLine)}</h4>
          <p className="quiet small">{say(words.tipLineAbout)}</p>
          <Field edition={edition} blocks={item.text?.tipLine ?? []} editor={tip} onTyped={() => setChanged(true)} />
        </>
      )}
      <FormEnd
        changed={changed}
        saving={saving.isPending}
        saved={saving.isSuccess}
        said={say(words.saved)}
        error={saving.error}
        onForget={onClose}
        label={say(words.publish)}
      />
      {item.text !== null && (
        <Button variant="subtle" color="red" loading={deleting.isPending} onClick={() => deleting.mutate()}>
          {say(words.delete)}
        </Button>
      )}
      <Failure error={deleting.error} />
    </form>
  );
}

interface FieldProps {
  readonly edition: Edition;
  readonly blocks: Blocks;
  readonly editor: { current: Editor | null };
  readonly onTyped: () => void;
}

function Field({ edition, blocks, editor, onTyped }: FieldProps) {
  const { texts, say } = useSpeech();
  return (
    <Suspense fallback={<Waiting />}>
      <BodyEditor
        body={blocks}
        article={{ id: 0, edition: edition.code }}
        lang={langOf(edition.code)}
        dir={edition.dir}
        readOnly={false}
        placeholder={say(texts.editions.servicePages.placeholder)}
        onTyped={onTyped}
        onReady={(ready) => {
          editor.current = ready;
        }}
      />
    </Suspense>
  );
}

function blocksIn(editor: Editor | null): Sent["body"]["body"] {
  const blocks = editor === null || editor.isDestroyed ? [] : bodyOf(editor.getJSON());
  return blocks as Sent["body"]["body"]; // the newsroom says it where a block is of another kind
}

function sending(input: {
  readonly params: { readonly edition: string; readonly page: api.Standing["page"] };
  readonly body: { body: api.SentStandingBlock[]; tipLine: api.SentStandingBlock[] | null };
}) {
  return call<typeof api.writeStanding>("put", "/api/editions/{edition}/standing/{page}", input);
}
