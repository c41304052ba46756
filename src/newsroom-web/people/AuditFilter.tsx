import { Button, NativeSelect, TextInput } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useSpeech } from "../texts/texts.ts";
import styles from "./AuditLog.module.css";
import { partsOf } from "./audit-subject.ts";

/** Chooses what the log is about: a kind of thing and its number, or everything. */
export function AuditFilter({ subject }: { readonly subject: string }) {
  const { texts, say } = useSpeech();
  const { log } = texts.people;
  const navigate = useNavigate();
  const given = partsOf(subject);
  const [kind, setKind] = useState(Object.hasOwn(log.kinds, given.kind) ? given.kind : "all");
  const [what, setWhat] = useState(given.what);
  const show = (of: string, which: string) => {
    if (of === "all") void navigate({ to: "/log", search: {} });
    else if (which.trim() !== "")
      void navigate({ to: "/log", search: { subject: `${of} ${latinDigits(which.trim())}` } });
  };
  return (
    <form
      className={styles.filter}
      onSubmit={(event) => {
        event.preventDefault();
        show(kind, what);
      }}
    >
      <NativeSelect
        size="xs"
        aria-label={say(log.about)}
        value={kind}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          setKind(chosen);
          setWhat("");
          if (chosen === "all") show("all", "");
        }}
        data={Object.entries(log.kinds).map(([value, label]) => ({ value, label: say(label) }))}
      />
      {kind !== "all" && (
        <>
          <TextInput
            size="xs"
            w={110}
            dir="ltr"
            maxLength={40}
            aria-label={say(kind === "edition" ? log.code : log.number)}
            placeholder={say(kind === "edition" ? log.code : log.number)}
            inputMode={kind === "edition" ? "text" : "numeric"}
            value={what}
            onChange={(event) => setWhat(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={what.trim() === ""}>
            {say(log.show)}
          </Button>
        </>
      )}
      {subject !== "" && (
        <Link to="/log" search={{}} className={styles.plain}>
          {say(log.everything)}
        </Link>
      )}
    </form>
  );
}

/** Numbers as a Persian or Arabic keyboard types them, in the digits of the log. */
function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
