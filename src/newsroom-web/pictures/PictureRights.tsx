import { Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type * as api from "../../newsroom-api/assets.ts";
import { call } from "../api/call.ts";
import { useDraft } from "../components/draft.ts";
import { FormEnd } from "../components/FormEnd.tsx";
import { useSpeech } from "../texts/texts.ts";
import { keepAsset } from "./asset.ts";

/** Whose the picture is, what may be done with it, and until when. */
export function PictureRights({ asset, mayChange }: { readonly asset: api.Asset; readonly mayChange: boolean }) {
  const { texts, say } = useSpeech();
  const { pictures } = texts;
  const queries = useQueryClient();
  const draft = useDraft(`rights of asset ${asset.id}`, {
    credit: asset.credit ?? "",
    copyrightHolder: asset.copyrightHolder ?? "",
    usageTerms: asset.usageTerms ?? "",
    expires: asset.expiresAt === null ? "" : localTime(new Date(asset.expiresAt)),
  });
  const { credit, copyrightHolder, usageTerms, expires } = draft.value;
  const saving = useMutation({
    mutationFn: () =>
      call<typeof api.changeAsset>("patch", "/api/assets/{asset}", {
        params: { asset: asset.id },
        body: {
          credit: filledOrNull(credit),
          copyrightHolder: filledOrNull(copyrightHolder),
          usageTerms: filledOrNull(usageTerms),
          expiresAt: expires === "" ? null : new Date(expires).toISOString(),
        },
      }),
    onSuccess: (changed) => {
      keepAsset(queries, changed);
      draft.forget();
    },
  });
  const field = (name: "credit" | "copyrightHolder" | "usageTerms") => ({
    value: draft.value[name],
    dir: "auto" as const,
    disabled: !mayChange,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      draft.set({ [name]: event.currentTarget.value }),
  });
  const past = expires !== "" && new Date(expires).getTime() <= Date.now();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <TextInput
        {...field("credit")}
        label={say(pictures.credit)}
        description={say(pictures.creditHelp)}
        maxLength={300}
      />
      <TextInput {...field("copyrightHolder")} mt="sm" label={say(pictures.copyrightHolder)} maxLength={300} />
      <Textarea
        {...field("usageTerms")}
        mt="sm"
        label={say(pictures.usageTerms)}
        description={say(pictures.usageTermsHelp)}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={5000}
      />
      <TextInput
        mt="sm"
        type="datetime-local"
        label={say(pictures.expires)}
        description={say(pictures.expiresHelp, { zone: new Intl.DateTimeFormat().resolvedOptions().timeZone })}
        disabled={!mayChange}
        value={expires}
        w={260}
        maw="100%"
        onChange={(event) => draft.set({ expires: event.currentTarget.value })}
      />
      {past && draft.changed && (
        <p className="small" role="status" style={{ color: "var(--warn)" }}>
          {say(pictures.expiresPast)}
        </p>
      )}
      <FormEnd
        changed={draft.changed}
        saving={saving.isPending}
        saved={saving.isSuccess}
        said={say(texts.common.saved)}
        error={saving.error}
        onForget={draft.forget}
      />
    </form>
  );
}

function filledOrNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}

/** As `datetime-local` wants it, in the browser's zone. */
function localTime(instant: Date): string {
  const shifted = new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
