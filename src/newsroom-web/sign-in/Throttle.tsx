import { useEffect, useState } from "react";
import { CallFailure } from "../api/call.ts";
import { useSpeech } from "../texts/texts.ts";

/** How many seconds the newsroom will hear no further try; 0 when it will. */
export function useThrottle(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const wait = error instanceof CallFailure && error.kind === "throttled" ? (error.retryAfter ?? 15) : 0;
    const until = Date.now() + wait * 1000;
    const count = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    count();
    if (wait === 0) return;
    const timer = setInterval(count, 500);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}

/** Says that there were too many tries, and counts down to the next. */
export function Throttle({ left }: { readonly left: number }) {
  const { texts, say } = useSpeech();
  const { account } = texts;
  const wait =
    left === 0
      ? say(account.throttledOver)
      : left < 120
        ? say(account.throttledSeconds, { n: left })
        : say(account.throttledMinutes, { n: Math.ceil(left / 60) });
  return (
    <p className={left === 0 ? undefined : "signal"}>
      <span role="alert">{left === 0 ? "" : say(account.throttled)}</span>{" "}
      <span role={left === 0 ? "status" : "timer"}>{wait}</span>
    </p>
  );
}
