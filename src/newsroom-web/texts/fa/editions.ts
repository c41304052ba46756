import type { Texts } from "../texts.ts";

export const editions: Texts["editions"] = {};
