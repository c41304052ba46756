import * as stories from "../../newsroom-api/stories.ts";
import type { Bind } from "../bind.ts";
import type { Newsroom } from "../newsroom.ts";

export function bindStories(bind: Bind, newsroom: Newsroom): void {
  bind(stories.createStory, newsroom.stories.create);
  bind(stories.listStories, (_by, input) => newsroom.stories.list(input));
  bind(stories.readStoryBoard, (_by, input) => newsroom.stories.board(input));
  bind(stories.readStory, (_by, input) => newsroom.stories.read(input));
  bind(stories.changeStory, newsroom.stories.change);
  bind(stories.linkStories, newsroom.stories.link);
  bind(stories.unlinkStories, newsroom.stories.unlink);
  bind(stories.mergeStory, newsroom.stories.merge);
  bind(stories.splitStory, newsroom.stories.split);
}
