import { Outlet, useMatches } from "@tanstack/react-router";
import { useTitle } from "../components/title.ts";
import { useSpeech } from "../texts/texts.ts";

/** All views, each under its own name in the browser's tab. */
export function Titled() {
  const { texts, say } = useSpeech();
  const title = useMatches({ select: (matches) => matches.findLast((one) => one.staticData.title)?.staticData.title });
  const names = useMatches({
    select: (matches) => matches.some(({ routeId }) => routeId === "/inside/articles/$article"),
  });
  useTitle(names ? null : title === undefined ? "" : say(title(texts)));
  return <Outlet />;
}
