/// <reference lib="dom" />
// Long because it is one script: what a page does beside being read. It runs in readers' browsers, which get its text
// (`script.ts`): so it imports nothing, uses nothing outside itself, and is written for browsers of 2018 and later.

/** A text that depends on a number: its forms with "{n}", and for 1, 2, 3 … which form (base 36); others take the last. */
export type Counted = readonly [forms: readonly string[], which: string];

/** The edition's words and digits. */
export interface ReaderWords {
  readonly now: string;
  readonly minutes: Counted;
  readonly hours: Counted;
  readonly posts: Counted;
  /** Code point of the digit zero. */
  readonly zero: number;
  readonly breaking: string;
  readonly showPosts: string;
  readonly share: string;
  readonly copy: string;
  readonly copied: string;
  readonly save: string;
  readonly saved: string;
  readonly remove: string;
  readonly savedPages: string;
  readonly nothing: string;
  /** False: the operator has taken offline reading back. */
  readonly offline: boolean;
}

/** Relative times, the breaking line on older pages, the notice of new posts, sharing, saving, and the list of what can be read offline. */
export function reader(words: ReaderWords): void {
  const script = document.currentScript as HTMLScriptElement; // a classic script has one
  const base = new URL(".", script.src);
  const here = location.href.replace(/[?#].*/, "");
  const minute = 60_000;
  const connection = (navigator as { connection?: { saveData?: boolean } }).connection;
  const sparing = connection !== undefined && connection.saveData === true;
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  const make = (name: string, text: string, more = {}) =>
    Object.assign(document.createElement(name), { textContent: text }, more);
  const nothing = () => {};

  const counted = ([forms, which]: Counted, n: number) => {
    const form = forms[Number.parseInt(which[n - 1] || "z", 36)] || forms[forms.length - 1] || "";
    return form.replace(
      "{n}",
      String(n).replace(/\d/g, (digit) => String.fromCodePoint(words.zero + Number(digit))),
    );
  };

  const ago = (at: number) => {
    const passed = Math.floor((Date.now() - at) / minute);
    if (!(passed >= 0 && passed < 1440)) return "";
    if (passed < 1) return words.now;
    return passed < 60 ? counted(words.minutes, passed) : counted(words.hours, Math.floor(passed / 60));
  };

  // The place that the absolute time takes stays its own, so that nothing moves.
  const tellTimes = () => {
    const times = Array.from(document.querySelectorAll("time"));
    const measured = times.map((time) => {
      // A date in mixed directions has several boxes on one line.
      const tops = Array.from(time.getClientRects(), ({ top }) => top);
      return { time, width: time.offsetWidth, broken: Math.max(...tops) > Math.min(...tops) };
    });
    for (const { time, width, broken } of measured) {
      const text = ago(Date.parse(time.dateTime));
      if (text === "" && time.title !== "") {
        time.textContent = time.title;
        time.title = "";
      } else if (text !== "" && (time.title !== "" || !broken)) {
        if (time.title === "") {
          time.title = time.textContent || "";
          time.style.display = "inline-block";
          time.style.minInlineSize = `${width}px`;
        }
        time.textContent = text;
      }
    }
  };

  // What comes while one reads stands at the lower edge, and is read out when the reader pauses.
  let foot: HTMLElement | null = null;
  const line = (label: string) => {
    if (foot === null) {
      foot = make("div", "");
      foot.setAttribute("aria-live", "polite");
      document.body.append(foot);
    }
    const aside = make("aside", "", { className: "breaking", hidden: true });
    const text = make("p", "", { className: "w" });
    aside.setAttribute("aria-label", label);
    aside.append(text);
    foot.append(aside);
    return (...parts: HTMLElement[]) => {
      text.textContent = "";
      text.append(...parts);
      aside.hidden = parts.length === 0;
      document.documentElement.style.scrollPaddingBlockEnd = foot === null ? "" : `${foot.offsetHeight}px`;
    };
  };

  interface Breaking {
    readonly text?: string;
    readonly address?: string;
    readonly until?: string;
  }
  const baked = find(".breaking") !== null;
  let told = "";
  let tell: ReturnType<typeof line> | null = null;
  const tellBreaking = ({ text = "", address, until }: Breaking) => {
    const href = address === undefined ? "" : new URL(address, base).href;
    const over = until !== undefined && Date.parse(until) <= Date.now();
    const next = over || href === here ? "" : text;
    if (next === told) return;
    told = next;
    tell = tell || line(words.breaking);
    if (next === "") tell();
    else tell(make("b", words.breaking), href === "" ? make("span", next) : make("a", next, { href }));
  };

  const live = find("[data-live]");
  let shown = 0;
  let tellCount: ReturnType<typeof line> | null = null;
  const show = () => {
    location.hash = "live";
    location.reload();
  };
  const tellPosts = ({ newest = 0 }) => {
    const count = newest - Number((live && live.dataset["newest"]) || newest);
    if (count <= shown) return;
    shown = count;
    tellCount = tellCount || line(words.showPosts);
    const text = make("b", counted(words.posts, count));
    tellCount(text, make("button", words.showPosts, { type: "button", onclick: show }));
  };

  const ask = (address: string, use: (answer: {}) => void) =>
    fetch(address)
      .then((answer) => (answer.ok ? answer.json() : {}))
      .then(use)
      .catch(nothing);
  const look = () => {
    if (document.hidden) return;
    tellTimes();
    if (sparing) return;
    if (!baked) void ask(`${base.href}breaking.json`, tellBreaking);
    if (live) void ask((live && live.dataset["live"]) || "", tellPosts);
  };
  look();
  setInterval(look, minute);
  document.addEventListener("visibilitychange", look);

  const box = find(".do");
  const button = (label: string, onclick: () => void) => {
    const made = make("button", label, { type: "button", onclick });
    if (box) box.append(made);
    return made;
  };
  const share = "share" in navigator;
  if (share || navigator.clipboard) {
    const made = button(share ? words.share : words.copy, () => {
      if (share) navigator.share({ title: document.title, url: here }).catch(nothing);
      else navigator.clipboard.writeText(here).then(() => (made.textContent = words.copied), nothing);
    });
  }

  // Reading offline: the names of caches are those of worker.ts. A saved page has a cache of its own, with its pictures.
  if (!words.offline || !navigator.serviceWorker) return;
  const savedName = `${base.pathname}saved `;
  const readName = `${base.pathname}read`;
  addEventListener("load", () => {
    navigator.serviceWorker.register(`${base.href}worker.js`, { scope: base.pathname }).catch(nothing);
  });
  const links = Array.from(document.querySelectorAll(".foot p")).pop();
  if (links) links.append(make("a", words.savedPages, { href: `${base.href}offline/` }));

  const save = async (name: string) => {
    const cache = await caches.open(name);
    const keep = async (address: string) => {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(answer.statusText);
      await cache.put(address, answer);
    };
    try {
      await keep(here);
      const pictures = Array.from(document.images).map((image) => image.currentSrc || image.src);
      await Promise.all(pictures.map((address) => keep(address).catch(nothing)));
      await (await caches.open(readName)).delete(here);
    } catch {
      await caches.delete(name); // offline, or no room: a half-saved page is none
    }
  };
  if (box) {
    const name = savedName + here;
    const state = make("span", "", { className: "n" });
    state.setAttribute("role", "status");
    const made = button("", async () => {
      if (!(await caches.delete(name))) await save(name);
      await tellSaved();
    });
    const tellSaved = async () => {
      const has = await caches.has(name);
      made.textContent = has ? words.remove : words.save;
      state.textContent = has ? words.saved : "";
    };
    box.append(state);
    tellSaved().catch(() => made.remove()); // private windows may refuse
  }

  const list = find("#kept");
  const held = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(savedName));
    const read = await (await caches.open(readName)).keys();
    return [
      ...names.map((name) => ({ url: name.slice(savedName.length), name })),
      ...[...read].reverse().map(({ url }) => ({ url, name: "" })),
    ];
  };
  const fill = async (into: HTMLElement) => {
    const pages = await held();
    if (pages.length === 0) into.append(make("li", words.nothing));
    for (const { url, name } of pages) {
      const page = await caches.match(url);
      if (!page) continue;
      // A text field reads character references and builds nothing.
      const field = make("textarea", "") as HTMLTextAreaElement;
      field.innerHTML = ((await page.text()).match(/<title>([^<]*)/) || ["", url])[1] || "";
      const item = make("li", "");
      const forget = async () => {
        item.remove();
        if (name !== "") await caches.delete(name);
        else await (await caches.open(readName)).delete(url);
      };
      item.append(make("a", field.value.replace(/ – [^–]*$/, ""), { href: url }));
      item.append(make("button", words.remove, { type: "button", onclick: forget }));
      into.append(item);
      // What was taken back while nobody looked must not stay here either.
      if (!sparing)
        fetch(url, { method: "HEAD" }).then(({ status }) => {
          if (status === 404 || status === 410) void forget();
        }, nothing);
    }
  };
  if (list) {
    const off = find("#off");
    if (off) off.hidden = navigator.onLine && here === `${base.href}offline/`;
    fill(list).catch(nothing);
  }
}
