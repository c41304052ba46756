// Uzbek between the Latin alphabet of 1995 and Cyrillic. Latin to Cyrillic is a matter of rules and of loanwords whose ц
// and ь Latin does not write; those that news is full of are listed. What the rules miss is for the edition's glossary.

const single: Readonly<Record<string, string>> = {
  ...pairs("abdfghijklmnopqrstuvxyz", "абдфгҳижклмнопқрстувхйз"),
};
/** The longest first: oʻ goes before yo, so that yoʻl is йўл. */
const several: readonly (readonly [latin: string, cyrillic: string])[] = [
  ["yoʻ", "йў"],
  ["oʻ", "ў"],
  ["gʻ", "ғ"],
  ["sʼh", "сҳ"],
  ["sh", "ш"],
  ["ch", "ч"],
  ["yo", "ё"],
  ["yu", "ю"],
  ["ya", "я"],
  ["ye", "е"],
];

/** Beginnings of words as Cyrillic writes them, since endings are added to them. */
const loans: readonly (readonly [latin: string, cyrillic: string])[] = Object.entries({
  atelye: "ателье",
  bilyard: "бильярд",
  budilnik: "будильник",
  feldsher: "фельдшер",
  filtr: "фильтр",
  fyodor: "фёдор",
  gospital: "госпиталь",
  intervyu: "интервью",
  kanselyariya: "канцелярия",
  karyer: "карьер",
  kompyuter: "компьютер",
  konsert: "концерт",
  medal: "медаль",
  nyu: "нью",
  ofitser: "офицер",
  premyer: "премьер",
  pyesa: "пьеса",
  rels: "рельс",
  relyef: "рельеф",
  sement: "цемент",
  senzura: "цензура",
  sex: "цех",
  sikl: "цикл",
  sirk: "цирк",
  shveytsariya: "швейцария",
  ultra: "ультра",
  vyetnam: "вьетнам",
  york: "йорк",
}).sort(([one], [other]) => other.length - one.length);

/** Words that end in a soft sign while nothing is added to them. */
const softAlone: ReadonlyMap<string, string> = new Map(
  "yanvar январь,fevral февраль,aprel апрель,iyun июнь,iyul июль,sentyabr сентябрь,oktyabr октябрь,noyabr ноябрь,dekabr декабрь,rol роль,stil стиль,albom альбом,parol пароль,gospital госпиталь,medal медаль"
    .split(",")
    .map((pair) => pair.split(" ") as [string, string]), // each has one space
);

const apostrophes = "ʻʼ'’‘`";
const latinWord = new RegExp(
  `\\p{Script=Latin}(?:[\\p{Script=Latin}\\p{M}]|[${apostrophes}](?=\\p{Script=Latin})|(?<=[oOgG])[ʻ‘\`])*`,
  "gu",
);
const roman = /^(?=[MDCLXVI])M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/;

/** Uzbek in Cyrillic. Words that are no Uzbek (a w, a c without h, a capital within), Roman numerals and what is not Latin stay. */
export function uzbekInCyrillic(text: string): string {
  return text.replace(latinWord, (word, at: number) => {
    if (isRoman(word, text.slice(at + word.length, at + word.length + 1))) return word;
    const own = word
      .normalize("NFC")
      .replace(new RegExp(`(?<=[oOgG])[${apostrophes}]`, "gu"), "ʻ")
      .replace(/['’‘`]/g, "ʼ");
    return isUzbek(own) ? cased(own, cyrillicWord(own.toLowerCase())) : word;
  });
}

function isRoman(word: string, next: string): boolean {
  return roman.test(word) && (word.length > 1 || (/[IVX]/.test(word) && next !== "."));
}

function isUzbek(word: string): boolean {
  return /^[a-zʻʼ]+$/i.test(word) && !/w|c(?!h)/i.test(word) && !/\p{Ll}\p{Lu}/u.test(word);
}

function cyrillicWord(word: string): string {
  const soft = softAlone.get(word);
  if (soft !== undefined) return soft;
  const loan = loans.find(([latin]) => word.startsWith(latin));
  return loan === undefined ? byRule(word, 0) : loan[1] + byRule(word, loan[0].length);
}

function byRule(word: string, from: number): string {
  let result = "";
  let at = from;
  while (at < word.length) {
    const rest = word.slice(at);
    const before = word[at - 1] ?? "";
    if (rest.startsWith("ts") && isTse(rest, at)) {
      result += "ц";
      at += 2;
      continue;
    }
    const found = several.find(([latin]) => rest.startsWith(latin));
    if (found !== undefined) {
      result += (found[0] === "ye" && at > 0 && !/[aeiouʻʼ]/.test(before) ? "ъ" : "") + found[1];
      at += found[0].length;
      continue;
    }
    const letter = rest[0] ?? "";
    if (letter === "e") result += at === 0 || /[aeiouʻ]/.test(before) ? "э" : "е";
    else result += letter === "ʼ" ? "ъ" : (single[letter] ?? letter);
    at += 1;
  }
  return result;
}

/** Ц of loanwords (litsey, militsiya, abzats), and not т and с that meet in a verb (aytsa, ketsin). */
function isTse(rest: string, at: number): boolean {
  if (at === 0 || rest === "ts" || rest.startsWith("tse")) return true;
  return rest.startsWith("tsi") && !/^tsin(lar|glar|giz)?$/.test(rest);
}

/** The capitals of the one in the letters of the other. */
function cased(from: string, to: string): string {
  const letters = from.replace(/[ʻʼ]/g, "");
  if (letters === letters.toLowerCase()) return to;
  const capital = letters === letters.toUpperCase() && (letters.length > 1 ? !/^(Sh|Ch|Y[oua])$/.test(from) : true);
  if (capital) return to.toUpperCase();
  return /^\p{Lu}/u.test(from) ? `${to.slice(0, 1).toUpperCase()}${to.slice(1)}` : to;
}

const inLatin: Readonly<Record<string, string>> = {
  ...pairs(
    "абвгдёжзийклмнопрстуфхчшюяўқғҳъыэ",
    "a,b,v,g,d,yo,j,z,i,y,k,l,m,n,o,p,r,s,t,u,f,x,ch,sh,yu,ya,oʻ,q,gʻ,h,ʼ,i,e".split(","),
  ),
  ь: "",
};

/** Uzbek in Latin letters, small or capital by its first letter: for what readers search. */
export function uzbekInLatin(text: string): string {
  return text.replace(/\p{Script=Cyrillic}+/gu, (word) => {
    const small = word.toLowerCase();
    const latin = Array.from(small)
      .map((letter, index) => {
        const before = small[index - 1];
        const afterVowel = before === undefined || /[аеёиоуэюяўъь]/.test(before);
        if (letter === "е") return afterVowel ? "ye" : "e";
        if (letter === "ц") return before !== undefined && /[аеёиоуэюяў]/.test(before) ? "ts" : "s";
        return inLatin[letter] ?? letter;
      })
      .join("")
      .replace(/ʼye/g, "ye");
    return cased(word, latin);
  });
}

function pairs(from: string, to: string | readonly string[]): Readonly<Record<string, string>> {
  const letters = Array.from(to);
  return Object.fromEntries(Array.from(from).map((letter, index) => [letter, letters[index] ?? ""]));
}
