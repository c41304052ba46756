const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

// Minutes east of Greenwich: RFC 822, and what agencies write besides.
const zones: ReadonlyMap<string, number> = new Map(
  Object.entries({
    z: 0,
    ut: 0,
    utc: 0,
    gmt: 0,
    wet: 0,
    west: 60,
    bst: 60,
    cet: 60,
    cest: 120,
    mez: 60,
    mesz: 120,
    wat: 60,
    cat: 120,
    sast: 120,
    eet: 120,
    eest: 180,
    msk: 180,
    msd: 240,
    eat: 180,
    trt: 180,
    irst: 210,
    irdt: 270,
    aft: 270,
    pkt: 300,
    uzt: 300,
    npt: 345,
    ict: 420,
    wib: 420,
    hkt: 480,
    pht: 480,
    sgt: 480,
    jst: 540,
    kst: 540,
    aest: 600,
    aedt: 660,
    nzst: 720,
    nzdt: 780,
    est: -300,
    edt: -240,
    cst: -360,
    cdt: -300,
    mst: -420,
    mdt: -360,
    pst: -480,
    pdt: -420,
    akst: -540,
    akdt: -480,
    hst: -600,
    brt: -180,
    art: -180,
  }),
);

const time = "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?";
const zone = "\\s*(z|[+-]\\d{2}:?\\d{2}|[+-]\\d{2}|[a-z]{1,5}(?:[+-]\\d{1,2}:?\\d{2})?)?(?:\\s*\\([^)]*\\))?";
const iso = new RegExp(`^(\\d{4})-(\\d{1,2})(?:-(\\d{1,2}))?(?:(?:t|\\s+)${time}${zone})?$`, "i");
const dayFirst = new RegExp(
  `^(?:\\p{L}+\\.?,?\\s+)?(\\d{1,2})[\\s-]+([a-z]{3,9})\\.?[\\s-]+(\\d{2,4})(?:,?\\s+${time}${zone})?$`,
  "iu",
);
const monthFirst = new RegExp(
  `^(?:\\p{L}+\\.?,?\\s+)?([a-z]{3,9})\\.?\\s+(\\d{1,2}),?\\s+(\\d{4})(?:,?\\s+${time}${zone})?$`,
  "iu",
);

/**
 * The instant that a feed's date means, in UTC milliseconds, or null: ISO 8601 and RFC 822 as people write them, with a
 * wrong day of the week, a named zone, a year of two digits. Without a zone it is UTC, without a time midnight.
 */
export function readInstant(written: string | null): number | null {
  if (written === null || written.length > 100) return null;
  const text = latinDigits(written).trim();
  const found = iso.exec(text);
  if (found) return instantOf(found[1], Number(found[2]), found[3] ?? "1", found.slice(4));
  const day = dayFirst.exec(text);
  if (day) return instantOf(day[3], monthOf(day[2]), day[1], day.slice(4));
  const month = monthFirst.exec(text);
  return month ? instantOf(month[3], monthOf(month[1]), month[2], month.slice(4)) : null;
}

function instantOf(
  writtenYear = "",
  month: number,
  day = "",
  [hour = "0", minute = "0", second = "0", fraction = "", zone = "z"]: readonly (string | undefined)[],
): number | null {
  const minutes = zoneMinutes(zone);
  const year = yearOf(writtenYear);
  if (minutes === null || year < 1900 || Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, Number(day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== Number(day)) return null; // 30 February
  const milliseconds = Number(`0.${fraction || "0"}`) * 1000;
  const clock = (Number(hour) * 60 + Number(minute) - minutes) * 60_000 + Math.min(59, Number(second)) * 1000;
  return date.getTime() + clock + Math.floor(milliseconds);
}

/** RFC 2822, 4.3: two digits below 50 are of this century, three digits lack 1900. */
function yearOf(written: string): number {
  const year = Number(written);
  if (written.length === 4) return year;
  return written.length === 2 && year < 50 ? 2000 + year : 1900 + year;
}

function monthOf(name = ""): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function zoneMinutes(written: string): number | null {
  const named = /^[a-z]+/i.exec(written)?.[0].toLowerCase();
  const offset = /([+-])(\d{1,2}):?(\d{2})?$/.exec(written);
  const away = offset ? (offset[1] === "-" ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0)) : 0;
  if (named === undefined) return away;
  return offset ? away : (zones.get(named) ?? null);
}

/** Arabic-Indic and Persian digits, for feeds whose program writes all numbers so. */
function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}
