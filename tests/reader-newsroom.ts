/** Asks the newsroom, with JSON or the bytes of a file; throws where it refuses. */
export type Ask = <T>(method: string, path: string, body?: object) => Promise<T>;

export interface Article {
  readonly id: number;
  readonly story: number;
  readonly edition: string;
  readonly address: string;
  readonly headline: string;
  readonly workingCopy: { readonly content: Content };
}

export interface Content {
  readonly headline: string;
  readonly summary: string;
  readonly section: number;
  readonly leadAsset: number;
  readonly topics: readonly number[];
  readonly bylines: readonly { readonly contributor: number; readonly role: string }[];
  readonly body: readonly { readonly runs?: readonly { readonly text: string }[] }[];
}

/** Writes an article and publishes it. */
export async function publishNew(ask: Ask, edition: string, content: object): Promise<Article> {
  const story = { slugline: "reader", urgency: 5 };
  const { id } = await ask<Article>("POST", "articles", { edition, story, content });
  await ask("POST", `articles/${id}/revisions`, {});
  await ask("POST", "publications", { articles: [{ article: id }], kind: "publish" });
  return ask<Article>("GET", `articles/${id}`);
}

/** Blocks of another article, without their ids and where they came from. */
export function plain(body: Content["body"]): readonly object[] {
  return body.map((block) => ({ ...block, id: undefined, from: undefined }));
}
