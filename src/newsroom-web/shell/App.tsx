import { DirectionProvider, MantineProvider, useDirection } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { Suspense, use, useEffect, useMemo } from "react";
import { CallFailure } from "../api/call.ts";
import { Waiting } from "../components/Waiting.tsx";
import { useRemembered } from "../components/remembered.ts";
import {
  directionOf,
  type InterfaceLanguage,
  interfaceLanguages,
  loadTexts,
  SpeechContext,
  speechOf,
  type Texts,
} from "../texts/texts.ts";
import { theme } from "../theme/theme.ts";
import { LanguageContext } from "./language.ts";
import { NotLoaded } from "./NotLoaded.tsx";
import { router } from "./routes.tsx";

const queries = new QueryClient({
  defaultOptions: {
    // A newsroom may be reached without the internet; and what cannot be sent is said, never sent later by itself.
    mutations: { networkMode: "always" },
    queries: {
      networkMode: "always",
      staleTime: 10_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) => error instanceof CallFailure && error.kind === "offline" && failures < 3,
    },
  },
});

/** The newsroom's web app: language and direction, component library, queries, views. */
export function App() {
  const [chosen, choose] = useRemembered<InterfaceLanguage>("language", languageOfBrowser());
  const language = Object.hasOwn(interfaceLanguages, chosen) ? chosen : "en";
  const context = useMemo(() => ({ language, choose }), [language]); // `choose` only writes
  return (
    <DirectionProvider initialDirection={directionOf(language)} detectDirection={false}>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <QueryClientProvider client={queries}>
          <LanguageContext value={context}>
            <NotLoaded>
              <Suspense fallback={null}>
                <Speaking language={language} />
              </Suspense>
            </NotLoaded>
          </LanguageContext>
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}

const loaded = new Map<InterfaceLanguage, Promise<Texts>>();

function textsOf(language: InterfaceLanguage): Promise<Texts> {
  const texts = loaded.get(language) ?? loadTexts(language);
  loaded.set(language, texts);
  return texts;
}

function Speaking({ language }: { readonly language: InterfaceLanguage }) {
  const texts = use(textsOf(language));
  const speech = useMemo(() => speechOf(language, texts), [language, texts]);
  const { setDirection } = useDirection();
  useEffect(() => {
    document.documentElement.lang = language;
    setDirection(directionOf(language));
  }, [language, setDirection]);
  return (
    <SpeechContext value={speech}>
      <Notifications position="bottom-center" />
      <Suspense fallback={<Waiting />}>
        <RouterProvider router={router} context={{ queries }} />
      </Suspense>
    </SpeechContext>
  );
}

function languageOfBrowser(): InterfaceLanguage {
  const [tag = "en"] = navigator.languages;
  return tag.startsWith("fa") ? "fa" : "en";
}
