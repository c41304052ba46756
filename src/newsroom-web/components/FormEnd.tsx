import { Button } from "@mantine/core";
import { useSpeech } from "../texts/texts.ts";
import { Failure } from "./Failure.tsx";

interface FormEndProps {
  readonly changed: boolean;
  /** Nothing that is missing or wrong stands in the way. */
  readonly ready?: boolean;
  readonly saving: boolean;
  readonly saved: boolean;
  /** Said when it was saved. */
  readonly said: string;
  readonly error: unknown;
  readonly onForget: () => void;
  readonly label?: string;
}

/** The end of a form: save, give up, and what came of it. */
export function FormEnd({ changed, ready = true, saving, saved, said, error, onForget, label }: FormEndProps) {
  const { texts, say } = useSpeech();
  return (
    <>
      <Failure error={error} />
      <div style={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 8, marginBlockStart: 12 }}>
        <Button type="submit" disabled={!changed || !ready} loading={saving}>
          {label ?? say(texts.common.save)}
        </Button>
        {changed && !saving && (
          <Button variant="subtle" onClick={onForget}>
            {say(texts.common.cancel)}
          </Button>
        )}
        <span role="status" className="quiet small">
          {saved && !changed ? said : ""}
        </span>
      </div>
    </>
  );
}
