import * as editions from "../../newsroom-api/editions.ts";
import type { Bind } from "../app.ts";
import type { Newsroom } from "../newsroom.ts";

export function bindEditions(bind: Bind, newsroom: Newsroom): void {
  bind(editions.listEditions, () => newsroom.editions.list());
  bind(editions.readEdition, (_by, input) => newsroom.editions.read(input));
  bind(editions.addEdition, newsroom.editions.add);
  bind(editions.replaceLanguage, newsroom.editions.replaceLanguage);
  bind(editions.changeEdition, newsroom.editions.change);
  bind(editions.switchEditionOn, newsroom.editions.switchOn);
  bind(editions.switchEditionOff, newsroom.editions.switchOff);
}
