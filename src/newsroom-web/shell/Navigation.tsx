import { useMantineColorScheme } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type * as accounts from "../../newsroom-api/accounts.ts";
import { call } from "../api/call.ts";
import { useMe } from "../api/me.ts";
import { useSpeech } from "../texts/texts.ts";

/** Everywhere that one can go: work first, then what an administrator sees to, then one's own account. */
export function Navigation() {
  const { texts, say } = useSpeech();
  const { shell } = texts;
  const me = useMe();
  return (
    <>
      <Link to="/wire">{say(shell.wire)}</Link>
      <Link to="/stories">{say(shell.stories)}</Link>
      <Link to="/fronts">{say(shell.fronts)}</Link>
      <Link to="/broadcasting">{say(texts.broadcasting.title)}</Link>
      <Link to="/pictures">{say(shell.pictures)}</Link>
      <Link to="/contributors">{say(shell.contributors)}</Link>
      <Link to="/topics">{say(texts.editions.topics.title)}</Link>
      <Link to="/flash">
        {say(shell.flash)}
        <kbd className="count" aria-hidden="true">
          n
        </kbd>
      </Link>
      <Link to="/breaking">{say(shell.breaking)}</Link>
      <span className="group">{say(shell.administration)}</span>
      <Link to="/editions">{say(shell.editions)}</Link>
      <Link to="/sources">{say(shell.sources)}</Link>
      <Link to="/people">{say(shell.people)}</Link>
      {me.administrator && <Link to="/log">{say(shell.log)}</Link>}
      <div className="last">
        <Link to="/account">
          <bdi>{me.name}</bdi>
        </Link>
        <ThemeButton />
        <SignOut />
      </div>
    </>
  );
}

function ThemeButton() {
  const { texts, say } = useSpeech();
  const { toggleColorScheme } = useMantineColorScheme();
  return (
    <button type="button" className="item" onClick={toggleColorScheme}>
      {say(texts.shell.theme)}
    </button>
  );
}

function SignOut() {
  const { texts, say } = useSpeech();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = async () => {
    await call<typeof accounts.signOut>("delete", "/api/session", {}).catch(() => null); // ended already
    queries.clear();
    await navigate({ to: "/sign-in", search: {} });
  };
  return (
    <button type="button" className="item" onClick={() => void signOut()}>
      {say(texts.shell.signOut)}
    </button>
  );
}
