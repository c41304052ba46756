import { fileURLToPath } from "node:url";

/** Where `bin/build-web.mjs` puts the newsroom's web app. */
export const webDirectory = fileURLToPath(new URL("../../node_modules/.cache/skywave/newsroom-web", import.meta.url));
