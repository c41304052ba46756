import type { Texts } from "../texts.ts";

export const publishing: Texts["publishing"] = {};
