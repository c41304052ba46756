import { describe, expect, it } from "vitest";
import { defineLanguage, loadLanguages } from "./language.ts";
import { queryInFirstScript, scriptConversion } from "./second-script.ts";

const pairs = (lines: string) =>
  lines
    .trim()
    .split("\n")
    .map((line) => line.split(" = ").map((part) => part.trim()) as [string, string]); // one sign in each line

describe("Serbian in Latin letters", () => {
  const convert = scriptConversion("sr-Cyrl", "sr-Latn");
  it.each(
    pairs(`
      абвгдђежзијклљмнњопрстћуфхцчџш = abvgdđežzijklljmnnjoprstćufhcčdžš
      АБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ = ABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ
      Његош, Љубљана, Џакарта = Njegoš, Ljubljana, Džakarta
      ЊЕГОШ, ЉУБЉАНА, ЏАКАРТА = NJEGOŠ, LJUBLJANA, DŽAKARTA
      КОЊ и СЕЉ = KONJ i SELJ
      Љ. М. и Њ = Lj. M. i Nj
      ЊУ ЏЕРСИ, Њу Џерси = NJU DŽERSI, Nju Džersi
      Љ КАО ЉУДИ = LJ KAO LJUDI
      ЊУЈОРШКИ Њујорк-Љубљана = NJUJORŠKI Njujork-Ljubljana
      инјекција, надживети, Танјуг = injekcija, nadživeti, Tanjug
      „Ђаци”, рекла је Ћирић – 5% = „Đaci”, rekla je Ćirić – 5%
      NATO и ЕУ, Covid-19 = NATO i EU, Covid-19
      Крым, Київ, Ўзбек остају = Крым, Київ, Ўзбек ostaju
      сѐ и ѝ = sè i ì
      пише rts.rs, Б92.net, ана@ртс.rs = piše rts.rs, B92.net, ана@ртс.rs
      https://пример.срб/вест?а=1 и даље = https://пример.срб/вест?а=1 i dalje
      @београд на мрежи = @београд na mreži
      10 км², 5 °C, 3 кг = 10 km², 5 °C, 3 kg
    `),
  )("%s", (from, to) => expect(convert(from)).toBe(to));
});

describe("Uzbek in Cyrillic", () => {
  const convert = scriptConversion("uz-Latn", "uz-Cyrl");
  it.each(
    pairs(`
      abdefghijklmnopqrstuvxyz = абдефгҳижклмнопқрстувхйз
      Oʻzbekiston Respublikasi Prezidenti = Ўзбекистон Республикаси Президенти
      O'zbekiston, g‘alaba, yo\`l, O’rta Osiyo = Ўзбекистон, ғалаба, йўл, Ўрта Осиё
      shahar Shahar SHAHAR choy Choy CHOY = шаҳар Шаҳар ШАҲАР чой Чой ЧОЙ
      Sh. Mirziyoyev, Yo. Karimov, I. Ahmedov = Ш. Мирзиёев, Ё. Каримов, И. Аҳмедов
      Yevropa, yevro, oyat, yer, poyezd, dengiz, yetti = Европа, евро, оят, ер, поезд, денгиз, етти
      ekologiya, Eron, poeziya, aeroport, eʼlon = экология, Эрон, поэзия, аэропорт, эълон
      ming, tong, singil, Yangi, Yoʻldosh, yurt, dunyo = минг, тонг, сингил, Янги, Йўлдош, юрт, дунё
      maʼno, san'at, maʼlumot, sunʼiy, Isʼhoq = маъно, санъат, маълумот, сунъий, Исҳоқ
      konstitutsiya, militsiya, litsey, protsent, abzats, vaktsina = конституция, милиция, лицей, процент, абзац, вакцина
      aytsa, ketsin, aytsinlar, yotsak = айтса, кетсин, айтсинлар, ётсак
      sirk, sement, konsert, ofitser, Shveytsariya = цирк, цемент, концерт, офицер, Швейцария
      obyekt, subyekt, adyutant = объект, субъект, адютант
      1-sentyabr, 1-sentyabrdan, iyun, iyunda, yanvar = 1-сентябрь, 1-сентябрдан, июнь, июнда, январь
      premyer-ministr, Vyetnam, kompyuterda, intervyu, Nyu-York = премьер-министр, Вьетнам, компьютерда, интервью, Нью-Йорк
      AQSH, BMT, NATO = АҚШ, БМТ, НАТО
      XX asr, II jahon urushi, IV bob, X. Dovud = XX аср, II жаҳон уруши, IV боб, Х. Довуд
      Facebook, YouTube, Twitter, WhatsApp, Le Pen café = Facebook, YouTube, Twitter, WhatsApp, Ле Пен café
      kun.uz, gazeta.uz/uz, ali@kun.uz, @alisher, https://uz.org/a = kun.uz, gazeta.uz/uz, ali@kun.uz, @alisher, https://uz.org/a
      “gap”, dedi ‘u’ = “гап”, деди ‘у’
    `),
  )("%s", (from, to) => expect(convert(from)).toBe(to));

  it("is searched in what Latin writes", () => {
    expect(queryInFirstScript("uz-Latn", "uz-Cyrl", "Ўзбекистон Европа объект поэзия ғалаба шаҳар")).toBe(
      "Oʻzbekiston Yevropa obyekt poeziya gʻalaba shahar",
    );
  });
});

describe("Chinese in traditional characters", () => {
  const convert = scriptConversion("zh-Hans", "zh-Hant");
  it.each(
    pairs(`
      皇后之后，他头发后面 = 皇后之後，他頭髮後面
      里面的面条、公里、海里 = 裡面的麵條、公里、海里
      干净、饼干、干部、乾隆、天干 = 乾淨、餅乾、幹部、乾隆、天干
      钟表与表面，一只猫只有三只 = 鐘錶與表面，一隻貓只有三隻
      台湾总统说：“我们‘理发’。” = 臺灣總統說：「我們『理髮』。」
      软件信息质量 = 軟件信息質量
      McDonald’s说‘好’ = McDonald’s說『好』
      NATO、COVID-19、3.5% = NATO、COVID-19、3.5%
    `),
  )("%s", (from, to) => expect(convert(from)).toBe(to));

  it("is searched in simplified ones", () => {
    expect(queryInFirstScript("zh-Hans", "zh-Hant", "臺灣總統的頭髮")).toBe("台湾总统的头发");
  });
});

describe("an edition's glossary", () => {
  it("goes before the rules, in whole words and the longest first", () => {
    const glossary = [
      { from: "Google", to: "Google" },
      { from: "Google Maps", to: "Google Maps™" },
      { from: "Bush", to: "Буш кичик" },
    ];
    const convert = scriptConversion("uz-Latn", "uz-Cyrl", glossary);
    expect(convert("Google va Google Maps, Bush, Bushehr, google")).toBe(
      "Google ва Google Maps™, Буш кичик, Бушеҳр, гоогле",
    );
    expect(scriptConversion("zh-Hans", "zh-Hant", [{ from: "软件", to: "軟體" }])("新软件后")).toBe("新軟體後");
    expect(scriptConversion("uz-Latn", "uz-Cyrl", [{ from: "A. (B)", to: "x" }])("A. (B) A. B")).toBe("x А. Б");
  });
});

describe("which editions convert", () => {
  it("is told by their data", () => {
    const told = [...loadLanguages().values()].flatMap(({ code, convertsFrom }) =>
      convertsFrom === undefined ? [] : `${code} from ${convertsFrom}`,
    );
    expect(told.sort()).toEqual(["sr-Latn from sr-Cyrl", "uz-Cyrl from uz-Latn", "zh-Hant from zh-Hans"]);
  });

  it("is refused where there is no conversion", () => {
    const json = { code: "fa-Latn", name: "Forsi", englishName: "Persian in Latin", convertsFrom: "fa" };
    expect(defineLanguage(json)).toMatchObject({ ok: false, message: expect.stringContaining("no conversion") });
  });
});
