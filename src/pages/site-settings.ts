/** What the operator decides for the whole site, and tells programs that come by. */
export interface SiteSettings {
  /** Whether crawlers that gather texts for language models may read the site. */
  readonly aiCrawlers: "allow" | "refuse";
  /** Where holes are reported: mailto:, https: or tel: (RFC 9116); null: nowhere. */
  readonly securityContact: string | null;
  /** Lines of trust.txt in their order; without one there is no such file. */
  readonly trust: readonly { readonly relation: TrustName; readonly value: string }[];
}

/** What trust.txt can say of an organisation (JournalList). What crawlers may do is said by `aiCrawlers`. */
export const trustNames = [
  "member",
  "belongto",
  "control",
  "controlledby",
  "social",
  "vendor",
  "customer",
  "disclosure",
  "contact",
] as const;
export type TrustName = (typeof trustNames)[number];

export const usualSiteSettings: SiteSettings = { aiCrawlers: "refuse", securityContact: null, trust: [] };
