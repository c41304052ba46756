import { Drawer } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import type * as wireApi from "../../newsroom-api/wire.ts";
import { call } from "../api/call.ts";
import { type Connection, listenLive } from "../api/live.ts";
import { useMe } from "../api/me.ts";
import { useKeys } from "../components/keys.ts";
import { Lost } from "../sign-in/Lost.tsx";
import { useSpeech } from "../texts/texts.ts";
import { KeyList } from "./KeyList.tsx";
import { Mark } from "./Mark.tsx";
import { Navigation } from "./Navigation.tsx";

/** What stands around every view: navigation, what needs a look, the connection; on a phone a bar at the bottom. */
export function Frame() {
  const { texts, say } = useSpeech();
  const { shell } = texts;
  const connection = useLive();
  const [more, setMore] = useState(false);
  const [keysShown, setKeysShown] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => setMore(false), [path]);
  useShellKeys(() => setKeysShown(true));
  return (
    <div className="frame">
      <a className="skip" href="#work">
        {say(shell.skip)}
      </a>
      <nav className="nav" aria-label={say(shell.navigation)}>
        <div className="nav-mark">
          <Mark />
          {say(shell.product)}
        </div>
        <Navigation />
      </nav>
      <main className="main" id="work" tabIndex={-1}>
        {connection === "lost" && <Lost />}
        <Warnings />
        <ReadOnly />
        <Outlet />
      </main>
      <nav className="bottom" aria-label={say(shell.navigation)}>
        <Link to="/wire">{say(shell.wire)}</Link>
        <Link to="/stories">{say(shell.stories)}</Link>
        <Link to="/flash">{say(shell.flash)}</Link>
        <Link to="/breaking">{say(shell.breaking)}</Link>
        <button type="button" onClick={() => setMore(true)} aria-expanded={more}>
          {say(shell.more)}
        </button>
      </nav>
      <Drawer opened={more} onClose={() => setMore(false)} position="bottom" size="auto" title={say(shell.more)}>
        <nav className="nav" style={{ display: "flex", border: 0 }} aria-label={say(shell.more)}>
          <Navigation />
        </nav>
      </Drawer>
      <KeyList opened={keysShown} onClose={() => setKeysShown(false)} />
    </div>
  );
}

function useLive(): Connection {
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>("connecting");
  useEffect(() => listenLive(queries, setConnection), [queries]);
  return connection;
}

function useShellKeys(showKeys: () => void): void {
  const navigate = useNavigate();
  const keys = useMemo(
    () => ({
      "g w": () => void navigate({ to: "/wire" }),
      "g s": () => void navigate({ to: "/stories" }),
      "g f": () => void navigate({ to: "/fronts" }),
      "g b": () => void navigate({ to: "/breaking" }),
      "g p": () => void navigate({ to: "/pictures" }),
      n: () => void navigate({ to: "/flash" }),
      "?": showKeys,
    }),
    [navigate],
  );
  useKeys(keys);
}

/** Articles whose wire item was canceled or has a newer version, and that nobody saw to. */
function Warnings() {
  const { texts, say } = useSpeech();
  const { data } = useQuery({
    queryKey: ["wire", "warnings"],
    queryFn: () => call<typeof wireApi.listWireWarnings>("get", "/api/wire-warnings", {}),
  });
  const first = data?.items[0];
  if (data === undefined || first === undefined) return null;
  const canceled = data.items.some(({ use }) => use.warning === "canceled");
  return (
    <div className="notice" data-kind={canceled ? "signal" : "warning"} role="status">
      {say(texts.shell.warnings, { n: data.items.length })}
      {data.items.slice(0, 3).map(({ article }) => (
        <Link key={article.id} to="/articles/$article" params={{ article: String(article.id) }}>
          <bdi>{article.headline}</bdi>
        </Link>
      ))}
    </div>
  );
}

function ReadOnly() {
  const { texts, say } = useSpeech();
  const me = useMe();
  if (me.administrator || me.grants.length > 0) return null;
  return (
    <div className="notice" role="status">
      {say(texts.shell.readOnly)}
    </div>
  );
}
