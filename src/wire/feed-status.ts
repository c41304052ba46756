import type { WireItem } from "./wire-item.ts";
import { childElements, childOf, type Element, textOf } from "./xml-tree.ts";

const byWord: Readonly<Record<string, WireItem["pubStatus"]>> = {
  usable: "usable",
  active: "usable",
  withheld: "withheld",
  blocked: "withheld",
  canceled: "canceled",
  cancelled: "canceled",
  deleted: "canceled",
};

/**
 * What an item of a feed says of itself: IPTC's `pubStatus` in whatever namespace, as a word, a QCode ("stat:canceled")
 * or an address of the NewsCodes; else the `status` of Media RSS. A headline that says KILL is only a headline.
 */
export function statusOf(item: Element): WireItem["pubStatus"] {
  const stated = childElements(item).find(({ local }) => local.toLowerCase() === "pubstatus");
  const code = stated === undefined ? null : (textOf(stated) ?? stated.attributes.qcode ?? stated.attributes.uri);
  const state = childOf(item, "media", "status")?.attributes.state;
  const word = (code ?? state ?? "usable").replace(/^.*[:/]/, "").toLowerCase();
  return byWord[word] ?? "usable";
}
