import * as wire from "../../newsroom-api/wire.ts";
import type { Bind } from "../bind.ts";
import type { Newsroom } from "../newsroom.ts";

export function bindWire(bind: Bind, newsroom: Newsroom): void {
  bind(wire.listWireItems, (_by, input) => newsroom.wireInbox.list(input));
  bind(wire.readWireItem, (_by, input) => newsroom.wireInbox.read(input));
  bind(wire.dismissWireItem, newsroom.wireInbox.dismiss);
  bind(wire.undismissWireItem, newsroom.wireInbox.undismiss);
  bind(wire.createArticleFromWire, newsroom.wireUses.createArticle);
  bind(wire.listWireUses, (_by, input) => newsroom.wireUses.list(input));
  bind(wire.addWireUse, newsroom.wireUses.add);
  bind(wire.listWireWarnings, (_by, input) => newsroom.wireUses.warnings(input));
  bind(wire.listWireSources, (by) => newsroom.wireSources.list(by));
  bind(wire.addWireSource, newsroom.wireSources.add);
  bind(wire.changeWireSource, newsroom.wireSources.change);
  bind(wire.askWireSource, newsroom.wireSources.ask);
  bind(wire.listQuarantine, (_by, input) => newsroom.wireQuarantine.list(input));
  bind(wire.replayQuarantined, newsroom.wireQuarantine.replay);
  bind(wire.discardQuarantined, newsroom.wireQuarantine.discard);
}
