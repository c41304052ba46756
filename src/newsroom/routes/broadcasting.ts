import * as broadcasting from "../../newsroom-api/broadcasting.ts";
import type { Bind } from "../bind.ts";
import type { Newsroom } from "../newsroom.ts";

export function bindBroadcasting(bind: Bind, newsroom: Newsroom): void {
  bind(broadcasting.listChannels, (_by, input) => newsroom.channels.list(input));
  bind(broadcasting.addChannel, newsroom.channels.add);
  bind(broadcasting.changeChannel, newsroom.channels.change);
  bind(broadcasting.removeChannel, newsroom.channels.remove);
  bind(broadcasting.setSchedule, newsroom.channels.setSchedule);
  bind(broadcasting.listProgrammes, (_by, input) => newsroom.programmes.list(input));
  bind(broadcasting.addProgramme, newsroom.programmes.add);
  bind(broadcasting.changeProgramme, newsroom.programmes.change);
  bind(broadcasting.withdrawProgramme, newsroom.programmes.withdraw);
  bind(broadcasting.showProgramme, newsroom.programmes.show);
  bind(broadcasting.listEpisodes, (_by, input) => newsroom.episodes.list(input));
  bind(broadcasting.addEpisode, newsroom.episodes.add);
  bind(broadcasting.changeEpisode, newsroom.episodes.change);
  bind(broadcasting.publishEpisode, newsroom.episodes.publish);
  bind(broadcasting.withdrawEpisode, newsroom.episodes.withdraw);
  bind(broadcasting.deleteEpisode, newsroom.episodes.remove);
}
