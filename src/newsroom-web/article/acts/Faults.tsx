import { Alert, Button } from "@mantine/core";
import { CallFailure } from "../../api/call.ts";
import { Failure } from "../../components/Failure.tsx";
import { useSpeech } from "../../texts/texts.ts";
import styles from "./acts.module.css";
import { type Fault, faultOf, fieldOf, goToField } from "./faults.ts";

interface FaultsProps {
  readonly error: unknown;
  readonly again?: (() => void) | undefined;
  /** The one on the screen, where the act reaches several: only its faults lead to fields. */
  readonly article?: number;
}

/** Why an act was not done: the faults of a publication as a list, each leading to where it is mended. */
export function Faults({ error, again, article }: FaultsProps) {
  const { texts, say } = useSpeech();
  const { publishing } = texts;
  if (error === null || error === undefined) return null;
  if (!(error instanceof CallFailure) || error.kind !== "refused") return <Failure error={error} again={again} />;
  const messages = error.details.length > 0 ? error.details : [{ subject: "", message: error.message }];
  const several = new Set(messages.map(({ subject }) => subject)).size > 1;
  return (
    <Alert color="signal" variant="outline" role="alert" p="xs" title={say(publishing.nothingDone)}>
      <ul className={styles.list}>
        {messages.map(({ subject, message }) => (
          <li key={subject + message}>
            {several && <bdi>{subject.replace(/^article /, "#")}: </bdi>}
            <FaultLine fault={faultOf(message)} here={!several || subject === `article ${article}`} />
          </li>
        ))}
      </ul>
      {again !== undefined && (
        <Button variant="default" onClick={again}>
          {say(texts.common.tryAgain)}
        </Button>
      )}
    </Alert>
  );
}

/** One fault in the person's language; a press leads to its field where the editor shows it. */
export function FaultLine({ fault, here = true }: { readonly fault: Fault; readonly here?: boolean }) {
  const { texts, say } = useSpeech();
  const { faults } = texts.publishing;
  if (fault.kind === "other")
    return (
      <bdi lang="en" dir="ltr">
        {fault.message}
      </bdi>
    );
  const said = say(faults[fault.kind], "id" in fault ? { id: fault.id } : {});
  const field = fieldOf(fault);
  if (field === null || !here) return <span>{said}</span>;
  return (
    <button type="button" className={styles.link} onClick={() => goToField(field)}>
      {said}
    </button>
  );
}
