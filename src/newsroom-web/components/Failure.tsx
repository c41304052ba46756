import { Alert, Button, List } from "@mantine/core";
import { CallFailure } from "../api/call.ts";
import { useSpeech } from "../texts/texts.ts";

/** Why something did not work, in the newsroom's own sentence, with the next step. */
export function Failure({ error, again }: { readonly error: unknown; readonly again?: (() => void) | undefined }) {
  const { texts, say } = useSpeech();
  if (error === null || error === undefined) return null;
  const { common } = texts;
  const kind = error instanceof CallFailure ? error.kind : "failed";
  if (kind === "unauthorized") return <SessionEnded />;
  const title =
    kind === "offline" ? common.offlineTitle : kind === "forbidden" ? common.notAllowedTitle : common.failedTitle;
  const details = error instanceof CallFailure && kind !== "offline" ? error.details : [];
  return (
    <Alert color="signal" variant="outline" title={say(title)} role="alert" p="xs" my="xs">
      {kind === "offline" ? say(common.offlineRemedy) : error instanceof Error ? error.message : String(error)}
      {details.length > 1 && (
        <List size="sm" mt={4}>
          {details.map(({ subject, message }) => (
            <List.Item key={subject + message}>
              {subject}: {message}
            </List.Item>
          ))}
        </List>
      )}
      {again !== undefined && (
        <div style={{ marginBlockStart: 8 }}>
          <Button variant="default" onClick={again}>
            {say(common.tryAgain)}
          </Button>
        </div>
      )}
    </Alert>
  );
}

/** In another tab, so that what was typed in this one stays. */
function SessionEnded() {
  const { texts, say } = useSpeech();
  return (
    <Alert color="signal" variant="outline" role="alert" p="xs" my="xs">
      {say(texts.account.sessionEnded)}{" "}
      <a href="/sign-in" target="_blank" rel="noreferrer">
        {say(texts.account.signInAgain)}
      </a>
    </Alert>
  );
}
