import type { Texts } from "../texts.ts";

export const fronts: Texts["fronts"] = {};
