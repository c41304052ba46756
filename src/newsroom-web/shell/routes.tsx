import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { CallFailure } from "../api/call.ts";
import { meQuery } from "../api/me.ts";
import { type PanelName, panels } from "../article/panel.ts";
import { Waiting } from "../components/Waiting.tsx";
import { Frame } from "./Frame.tsx";
import type { Text, Texts } from "../texts/texts.ts";
import { NotFoundPage, ViewFailed } from "./Notices.tsx";
import { Titled } from "./Titled.tsx";

// Every address of the app, and the view that stands there; a view is downloaded when it is first opened.

const root = createRootRouteWithContext<{ readonly queries: QueryClient }>()({
  component: Titled,
  notFoundComponent: NotFoundPage,
});

/** Within it somebody is signed in; who is not is asked to, and comes back to where they went. */
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(meQuery);
    } catch (error) {
      if (error instanceof CallFailure && error.kind === "unauthorized")
        throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { to: location.href } });
      throw error;
    }
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search): { to?: string } => (typeof search.to === "string" ? { to: search.to } : {}),
  component: lazyRouteComponent(() => import("../sign-in/SignIn.tsx"), "SignIn"),
});
const setUp = createRoute({
  getParentRoute: () => root,
  path: "/set-up",
  validateSearch: (search): { code?: string } => (typeof search.code === "string" ? { code: search.code } : {}),
  component: lazyRouteComponent(() => import("../sign-in/SetUp.tsx"), "SetUp"),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation",
  validateSearch: (search): { code: string } => ({ code: typeof search.code === "string" ? search.code : "" }),
  component: lazyRouteComponent(() => import("../sign-in/Invitation.tsx"), "Invitation"),
});

const start = createRoute({
  getParentRoute: () => inside,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/stories", replace: true });
  },
});
const wire = createRoute({
  getParentRoute: () => inside,
  path: "/wire",
  staticData: { title: (texts) => texts.shell.wire },
  component: lazyRouteComponent(() => import("../wire-inbox/WireInbox.tsx"), "WireInbox"),
});
const wireItem = createRoute({ getParentRoute: () => wire, path: "$item" });
const stories = createRoute({
  getParentRoute: () => inside,
  path: "/stories",
  staticData: { title: (texts) => texts.shell.stories },
  component: lazyRouteComponent(() => import("../stories/StoryBoard.tsx"), "StoryBoard"),
});
const story = createRoute({ getParentRoute: () => stories, path: "$story" });
const article = createRoute({
  getParentRoute: () => inside,
  path: "/articles/$article",
  validateSearch: (search): { panel?: PanelName } => {
    const panel = panels.find((one) => one === search.panel);
    return panel === undefined ? {} : { panel };
  },
  // The editor with it, not after it: an article is opened to be read or written.
  component: lazyRouteComponent(async () => {
    const [view] = await Promise.all([
      import("../article/ArticleView.tsx"),
      import("../article/editor/BodyEditor.tsx"),
    ]);
    return view;
  }, "ArticleView"),
});
const flash = createRoute({
  getParentRoute: () => inside,
  path: "/flash",
  staticData: { title: (texts) => texts.shell.flash },
  component: lazyRouteComponent(() => import("../article/Flash.tsx"), "Flash"),
});
const breaking = createRoute({
  getParentRoute: () => inside,
  path: "/breaking",
  staticData: { title: (texts) => texts.shell.breaking },
  component: lazyRouteComponent(() => import("../fronts/BreakingLines.tsx"), "BreakingLines"),
});
const fronts = createRoute({
  getParentRoute: () => inside,
  path: "/fronts",
  staticData: { title: (texts) => texts.shell.fronts },
  component: lazyRouteComponent(() => import("../fronts/Fronts.tsx"), "Fronts"),
});
const broadcasting = createRoute({
  getParentRoute: () => inside,
  path: "/broadcasting",
  staticData: { title: (texts) => texts.broadcasting.title },
  component: lazyRouteComponent(() => import("../broadcasting/Broadcasting.tsx"), "Broadcasting"),
});
const pictures = createRoute({
  getParentRoute: () => inside,
  path: "/pictures",
  staticData: { title: (texts) => texts.shell.pictures },
  validateSearch: (search): { picture?: number } => numbered(search, "picture"),
  component: lazyRouteComponent(() => import("../pictures/Pictures.tsx"), "Pictures"),
});
const contributors = createRoute({
  getParentRoute: () => inside,
  path: "/contributors",
  staticData: { title: (texts) => texts.shell.contributors },
  component: lazyRouteComponent(() => import("../people/Contributors.tsx"), "Contributors"),
});
const contributor = createRoute({ getParentRoute: () => contributors, path: "$contributor" });
const topics = createRoute({
  getParentRoute: () => inside,
  path: "/topics",
  staticData: { title: (texts) => texts.editions.topics.title },
  component: lazyRouteComponent(() => import("../editions/Topics.tsx"), "Topics"),
});
const topic = createRoute({ getParentRoute: () => topics, path: "$topic" });
const people = createRoute({
  getParentRoute: () => inside,
  path: "/people",
  staticData: { title: (texts) => texts.shell.people },
  component: lazyRouteComponent(() => import("../people/People.tsx"), "People"),
});
const person = createRoute({ getParentRoute: () => people, path: "$person" });
const editions = createRoute({
  getParentRoute: () => inside,
  path: "/editions",
  staticData: { title: (texts) => texts.shell.editions },
  component: lazyRouteComponent(() => import("../editions/EditionsView.tsx"), "EditionsView"),
});
const edition = createRoute({ getParentRoute: () => editions, path: "$edition" });
const sources = createRoute({
  getParentRoute: () => inside,
  path: "/sources",
  staticData: { title: (texts) => texts.shell.sources },
  validateSearch: (search): { show?: "quarantine" } => (search.show === "quarantine" ? { show: "quarantine" } : {}),
  component: lazyRouteComponent(() => import("../sources/Sources.tsx"), "Sources"),
});
const log = createRoute({
  getParentRoute: () => inside,
  path: "/log",
  staticData: { title: (texts) => texts.shell.log },
  validateSearch: (search): { subject?: string } =>
    typeof search.subject === "string" && search.subject !== "" ? { subject: search.subject } : {},
  component: lazyRouteComponent(() => import("../people/AuditLog.tsx"), "AuditLog"),
});
const account = createRoute({
  getParentRoute: () => inside,
  path: "/account",
  staticData: { title: (texts) => texts.shell.account },
  component: lazyRouteComponent(() => import("../account/Account.tsx"), "Account"),
});

/** A thing's number in the address, as `?picture=12`. */
function numbered<Name extends string>(
  search: Readonly<Record<string, unknown>>,
  name: Name,
): { [N in Name]?: number } {
  const value = Number(search[name]);
  return Number.isInteger(value) && value > 0 ? ({ [name]: value } as { [N in Name]?: number }) : {};
}

const tree = root.addChildren([
  signIn,
  setUp,
  invitation,
  inside.addChildren([
    start,
    wire.addChildren([wireItem]),
    stories.addChildren([story]),
    article,
    flash,
    breaking,
    fronts,
    broadcasting,
    pictures,
    contributors.addChildren([contributor]),
    topics.addChildren([topic]),
    people.addChildren([person]),
    editions.addChildren([edition]),
    sources,
    log,
    account,
  ]),
]);

// The queries are given by the app, which makes them.
export const router = createRouter({
  routeTree: tree,
  context: undefined as unknown as { readonly queries: QueryClient },
  defaultPreload: "intent",
  defaultPendingComponent: Waiting,
  defaultErrorComponent: ViewFailed,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** What the page is called in the browser's tab; a view that shows one thing names it itself. */
    readonly title?: (texts: Texts) => Text;
  }
}
