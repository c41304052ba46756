import type { Texts } from "../texts.ts";

export const wire: Texts["wire"] = {};
