import type { Texts } from "../texts.ts";

export const article: Texts["article"] = {};
