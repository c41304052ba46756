import type { Texts } from "../texts.ts";

export const pictures: Texts["pictures"] = {};
