import type { Texts } from "../texts.ts";

export const stories: Texts["stories"] = {};
