import * as articles from "../../newsroom-api/articles.ts";
import * as publishing from "../../newsroom-api/publishing.ts";
import * as revisions from "../../newsroom-api/revisions.ts";
import type { Bind } from "../bind.ts";
import type { Newsroom } from "../newsroom.ts";

export function bindArticles(bind: Bind, newsroom: Newsroom): void {
  bind(articles.createArticle, newsroom.articles.create);
  bind(articles.listArticles, (_by, input) => newsroom.articles.list(input));
  bind(articles.readArticle, (_by, input) => newsroom.articles.read(input));
  bind(articles.saveWorkingCopy, newsroom.articles.saveWorkingCopy);
  bind(articles.changeSlug, newsroom.articles.changeSlug);
  bind(articles.shareArticle, newsroom.sharedTexts.share);
  bind(articles.makeArticleOwn, newsroom.sharedTexts.makeOwn);
  bind(revisions.makeRevision, newsroom.revisions.make);
  bind(revisions.listRevisions, (_by, input) => newsroom.revisions.list(input));
  bind(revisions.readRevision, (_by, input) => newsroom.revisions.read(input));
  bind(revisions.restoreRevision, newsroom.revisions.restore);
  bind(revisions.readBehind, (_by, input) => newsroom.revisions.behind(input));
  bind(publishing.publishArticles, newsroom.publishing.publish);
  bind(publishing.checkPublication, (_by, input) => newsroom.publishing.check(input));
  bind(articles.listReach, (_by, input) => newsroom.takingBack.reach(input));
  bind(articles.retractArticle, newsroom.takingBack.retract);
  bind(articles.removeArticle, newsroom.takingBack.remove);
  bind(articles.restoreArticle, newsroom.takingBack.restore);
  bind(publishing.submitArticle, newsroom.scheduling.submit);
  bind(publishing.approveArticle, newsroom.scheduling.approve);
  bind(publishing.returnArticle, newsroom.scheduling.backToDraft);
  bind(publishing.scheduleArticle, newsroom.scheduling.schedule);
  bind(publishing.unscheduleArticle, newsroom.scheduling.unschedule);
  bind(publishing.setEmbargo, newsroom.scheduling.setEmbargo);
  bind(publishing.liftEmbargo, newsroom.scheduling.liftEmbargo);
  bind(publishing.holdArticle, newsroom.scheduling.hold);
  bind(publishing.liftHold, newsroom.scheduling.liftHold);
}
