import { Button } from "@mantine/core";
import { Link, useRouter } from "@tanstack/react-router";
import { Empty } from "../components/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";

/** An address of the app at which there is nothing; within the frame. */
export function NotFound() {
  const { texts, say } = useSpeech();
  return (
    <>
      <header className="head">
        <h1>{say(texts.common.notFoundTitle)}</h1>
      </header>
      <Empty title={say(texts.common.notFoundTitle)}>
        <p>{say(texts.common.notFoundRemedy)}</p>
        <Button component={Link} to="/stories" variant="default">
          {say(texts.shell.stories)}
        </Button>
      </Empty>
    </>
  );
}

/** The same where there is no frame, since nothing in the app has such an address. */
export function NotFoundPage() {
  return (
    <main>
      <NotFound />
    </main>
  );
}

/** A view that failed: the others go on working. */
export function ViewFailed({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  const { texts, say } = useSpeech();
  if (isDownload(error))
    return (
      <Empty title={say(texts.common.viewTitle)}>
        <p>{say(texts.common.viewRemedy)}</p>
        <Button variant="default" onClick={() => location.reload()}>
          {say(texts.common.reload)}
        </Button>
      </Empty>
    );
  return (
    <div className="page">
      <Failure error={error} again={again} />
    </div>
  );
}

/** Each browser has a sentence of its own for a module that did not arrive. */
function isDownload(error: unknown): boolean {
  return (
    error instanceof Error && /dynamically imported module|importing a module script|preload CSS/i.test(error.message)
  );
}
