import * as contributors from "../../newsroom-api/contributors.ts";
import * as topics from "../../newsroom-api/topics.ts";
import type { Bind } from "../bind.ts";
import type { Newsroom } from "../newsroom.ts";

/** Contributors and topics: what articles name. */
export function bindConcepts(bind: Bind, newsroom: Newsroom): void {
  bind(contributors.createContributor, newsroom.contributors.create);
  bind(contributors.listContributors, (_by, input) => newsroom.contributors.list(input));
  bind(contributors.readContributor, (_by, input) => newsroom.contributors.read(input));
  bind(contributors.changeContributor, newsroom.contributors.change);
  bind(contributors.setContributorText, newsroom.contributors.setText);
  bind(contributors.withholdContributor, newsroom.contributors.withhold);
  bind(contributors.giveContributorBack, newsroom.contributors.giveBack);
  bind(topics.createTopic, newsroom.topics.create);
  bind(topics.listTopics, (_by, input) => newsroom.topics.list(input));
  bind(topics.readTopic, (_by, input) => newsroom.topics.read(input));
  bind(topics.nameTopic, newsroom.topics.name);
}
