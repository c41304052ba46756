import * as breaking from "../../newsroom-api/breaking.ts";
import * as editions from "../../newsroom-api/editions.ts";
import * as fronts from "../../newsroom-api/fronts.ts";
import * as standing from "../../newsroom-api/standing.ts";
import type { Bind } from "../bind.ts";
import type { Newsroom } from "../newsroom.ts";

export function bindEditions(bind: Bind, newsroom: Newsroom): void {
  bind(editions.listEditions, () => newsroom.editions.list());
  bind(editions.readEdition, (_by, input) => newsroom.editions.read(input));
  bind(editions.addEdition, newsroom.editions.add);
  bind(editions.addPracticeEdition, newsroom.practice.add);
  bind(editions.replaceLanguage, newsroom.editions.replaceLanguage);
  bind(editions.changeEdition, newsroom.editions.change);
  bind(editions.readLook, (_by, input) => newsroom.looks.read(input));
  bind(editions.replaceLook, newsroom.looks.replace);
  bind(editions.readGlossary, (_by, input) => newsroom.secondScripts.readGlossary(input));
  bind(editions.replaceGlossary, newsroom.secondScripts.replaceGlossary);
  bind(standing.listStanding, (_by, input) => newsroom.standing.list(input));
  bind(standing.writeStanding, newsroom.standing.write);
  bind(standing.deleteStanding, newsroom.standing.remove);
  bind(editions.switchEditionOn, newsroom.editions.switchOn);
  bind(editions.switchEditionOff, newsroom.editions.switchOff);
  bind(editions.addSection, newsroom.sections.add);
  bind(editions.orderSections, newsroom.sections.order);
  bind(editions.renameSection, newsroom.sections.rename);
  bind(editions.deleteSection, newsroom.sections.remove);
  bind(fronts.readFront, (_by, input) => newsroom.fronts.read(input));
  bind(fronts.setFront, newsroom.fronts.set);
  bind(breaking.raiseBreakingLine, newsroom.breaking.raise);
  bind(breaking.listBreakingLines, () => newsroom.breaking.list());
  bind(breaking.endBreakingLine, newsroom.breaking.end);
}
