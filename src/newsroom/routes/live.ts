import * as live from "../../newsroom-api/live.ts";
import type { Bind } from "../bind.ts";
import type { Newsroom } from "../newsroom.ts";

export function bindLive(bind: Bind, newsroom: Newsroom): void {
  bind(live.readLive, (_by, input) => newsroom.live.read(input));
  bind(live.startLive, newsroom.live.start);
  bind(live.endLive, newsroom.live.end);
  bind(live.publishNewLivePost, newsroom.live.publishNew);
  bind(live.draftLivePost, newsroom.live.draft);
  bind(live.readLivePost, (_by, input) => newsroom.live.readPost(input));
  bind(live.reviseLivePost, newsroom.live.revise);
  bind(live.publishLivePost, newsroom.live.publish);
  bind(live.markLivePost, newsroom.live.mark);
  bind(live.removeLivePost, newsroom.live.remove);
  bind(live.restoreLivePost, newsroom.live.restore);
}
