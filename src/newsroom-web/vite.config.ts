import { defineConfig } from "vite";

// Builds the newsroom's web app: `bin/build-web.mjs` calls it, with where the files go.
export default defineConfig({
  base: "/",
  oxc: { jsx: { runtime: "automatic", importSource: "react" } },
  build: {
    target: "es2022",
    assetsDir: "assets",
    cssCodeSplit: true,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    emptyOutDir: true,
  },
});
