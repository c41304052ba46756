import { Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type * as api from "../../newsroom-api/assets.ts";
import { call } from "../api/call.ts";
import { mayWrite, useEditions, useMe } from "../api/me.ts";
import { useDraft } from "../components/draft.ts";
import { langOf } from "../components/EditionName.tsx";
import { FormEnd } from "../components/FormEnd.tsx";
import { useSpeech } from "../texts/texts.ts";
import { assetTextIn, keepAsset } from "./asset.ts";

interface PictureTextsProps {
  readonly asset: api.Asset;
  readonly edition: string;
}

/** Caption and alt text in one edition, in its direction; what is wrong is said while it is typed. */
export function PictureTexts({ asset, edition }: PictureTextsProps) {
  const { texts, say } = useSpeech();
  const { pictures } = texts;
  const me = useMe();
  const may = mayWrite(me, edition);
  const dir = useEditions().of(edition)?.dir ?? "auto";
  const stored = assetTextIn(asset, edition);
  const draft = useDraft(`texts of asset ${asset.id} in ${edition}`, {
    caption: stored?.caption ?? "",
    alt: stored?.alt ?? "",
  });
  const { caption, alt } = draft.value;
  const saving = useSaving(asset.id, edition, draft.forget);
  const fault = faultOf(caption, alt);
  const shown = fault !== null && (fault === "repeats" || draft.changed) ? say(pictures.faults[fault]) : null;
  const own = { dir, lang: langOf(edition), autosize: true, minRows: 1, maxRows: 8, disabled: !may } as const;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate({ caption, alt });
      }}
    >
      <Textarea
        {...own}
        label={say(pictures.alt)}
        description={say(pictures.altHelp)}
        error={shown}
        value={alt}
        maxLength={500}
        required
        withAsterisk={false}
        onChange={(event) => draft.set({ alt: oneLine(event.currentTarget.value) })}
      />
      <Textarea
        {...own}
        mt="sm"
        label={say(pictures.caption)}
        description={say(pictures.captionHelp)}
        value={caption}
        maxLength={1000}
        onChange={(event) => draft.set({ caption: oneLine(event.currentTarget.value) })}
      />
      {may ? (
        <FormEnd
          changed={draft.changed}
          ready={fault === null}
          saving={saving.isPending}
          saved={saving.isSuccess}
          said={say(texts.common.saved)}
          error={saving.error}
          onForget={draft.forget}
        />
      ) : (
        <p className="quiet small">{say(pictures.mayNotDescribe)}</p>
      )}
    </form>
  );
}

function useSaving(asset: number, edition: string, onSaved: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ caption, alt }: { readonly caption: string; readonly alt: string }) =>
      call<typeof api.setAssetText>("put", "/api/assets/{asset}/texts/{edition}", {
        params: { asset, edition },
        body: { alt, caption: caption.trim() === "" ? null : caption },
      }),
    onSuccess: (changed) => {
      keepAsset(queries, changed);
      onSaved();
    },
  });
}

function faultOf(caption: string, alt: string): "missing" | "repeats" | null {
  const bare = (text: string) => text.trim().replace(/\s+/g, " ").toLowerCase();
  if (bare(alt) === "") return "missing";
  return bare(alt) === bare(caption) ? "repeats" : null;
}

function oneLine(text: string): string {
  return text.replace(/\s*[\n\r\u2028\u2029]+\s*/g, " ");
}
