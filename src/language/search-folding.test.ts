import { describe, expect, it } from "vitest";
import { languageOf, loadLanguages } from "./language.ts";
import { fold } from "./search-folding.ts";

const of = (code: string, text: string) => fold(languageOf(code), text);

describe("the search key", () => {
  it.each([
    ["fa", "می‌رود", "میرود"],
    ["fa", "علي كتاب", "علی کتاب"],
    ["fa", "مُـحَمَّد", "محمد"],
    ["fa", "أحمد آب", "احمد اب"],
    ["ckb", "ھەولێر", "هەولێر"],
    ["ckb", "كوردي", "کوردی"],
    ["ha", "ƙasa ɗaya ɓangare", "kasa daya bangare"],
    ["ru", "Ёлка", "елка"],
    ["uk", "п’ять ґанок", "п'ять ганок"],
    ["uz-Latn", "Oʻzbekiston", "O'zbekiston"],
    ["uz-Latn", "Oʻzbekiston", "O‘zbekiston"],
    ["am", "ሐሙስ ኀይል ሠላም ዐይን ፀሐይ", "ሀሙስ ሃይል ሰላም አይን ጸሀይ"],
    ["ti", "ሠላም ፀሓይ", "ሰላም ጸሓይ"],
    ["vi", "Đại hội".normalize("NFD"), "dai hoi"],
    ["az", "ŞƏKİ", "seki"],
    ["tr", "IĞDIR", "ığdır"],
    ["el", "Ελλάδα δρόμος", "ελλαδα δρομοσ"],
    ["bn", "বাড়ি".normalize("NFD"), "বাড়ি"],
    ["bn", "২০২৬", "2026"],
    ["lo", "ໜັງສື ຫຼາຍ", "ຫນັງສື ຫລາຍ"],
    ["km", "ទិវា\u200bដែល", "ទិវាដែល"],
    ["sr-Cyrl", "Његош и Џорџ Ђоковић", "Njegoš i Džordž Đoković"],
    ["sq", "Shqipëri", "shqiperi"],
    ["fr", "L’Été  œuvre", "l'ete oeuvre"],
    ["th", "น้ำ", "น้ำ"],
    ["ar", "مسؤول إلى القاهرة", "مسئول الى القاهره"],
    ["ar", "شُؤُون", "شوون"],
    ["ug", "ئۇیغۇر تىلی", "ئۇىغۇر تىلى"],
    ["ug", "كىشىلەر", "کىشىلەر"],
    ["hi", "फ़रवरी", "फरवरी"],
    ["hi", "हिन्दी सम्बन्ध", "हिंदी संबंध"],
    ["hi", "चाँद पाँच", "चांद पांच"],
    ["hi", "गयी नये", "गई नए"],
    ["hi", "डॉक्टर", "डाक्टर"],
    ["hi", "२०२६", "2026"],
    ["mr", "सुऱ्या", "सुर्‍या"],
    ["mr", "अॅप", "ॲप"],
    ["ne", "गर्‍यो", "गर्यो"],
    ["gu", "હિન્દી", "હિંદી"],
    ["gu", "૨૦૨૬", "2026"],
    ["pa", "ਅਪ੍ਰੈਲ ਸਿੰਘ", "ਅਪ੍ਰੈਲ ਸਿਂਘ"],
    ["pa", "ਖ਼ਬਰਾਂ ਪ੍ਰੈੱਸ", "ਖਬਰਾਂ ਪ੍ਰੈਸ"],
    ["ta", "கௌரவம்", "கெளரவம்"],
    ["ta", "ஔவை", "ஒளவை"],
    ["te", "సమ్బన్ధం", "సంబంధం"],
    ["te", "ఫేస్\u200cబుక్", "ఫేస్బుక్"],
    ["si", "ශ්\u200dරී ලංකාව", "ශ්රී ලංකාව"],
    ["si", "වරුණ", "වරුන"],
    ["be", "Ва ўніверсітэце", "ва універсітэце"],
    ["be", "сям’я Ёсіфа", "сям'я есіфа"],
    ["bg", "на ѝ", "на и"],
    ["ro", "Știri și țară", "Ştiri şi tara"],
    ["hu", "ŐSZI tűz", "oszi tuz"],
    ["pl", "Łódź, źdźbło", "lodz, zdzblo"],
    ["ig", "Ụlọ akwụkwọ Ǹgwà", "ulo akwukwo ngwa"],
    ["ig", "n’ụlọ", "n'ulo"],
    ["yo", "Ọ̀rọ̀ ẹ̀kọ́ ṣíṣẹ́", "oro eko sise"],
    ["yo", "ọ̀rọ̀".normalize("NFD"), "Ọ̀RỌ̀"],
    ["ja", "ニュース", "にゅーす"],
    ["ja", "ﾆｭｰｽ ２０２６", "ニュース 2026"],
    ["ja", "サーバー", "サーバ"],
    ["ja", "サーバーを", "サーバを"],
    ["ja", "おかーさん", "おかあさん"],
    ["ja", "ヴェトナム", "ベトナム"],
    ["ja", "か\u3099", "ガ"],
  ])("in %s is one for %s and %s", (code, one, other) => {
    expect(of(code, one)).toBe(of(code, other));
  });

  it.each([
    ["ur", "بہت", "بھت"],
    ["ti", "ሐደ", "ሀደ"],
    ["ru", "й", "и"],
    ["uz-Cyrl", "ўн", "ун"],
    ["bn", "কা", "কি"],
    ["th", "มา", "ม้า"],
    ["ja", "ビール", "ビル"],
    ["ja", "コピー", "コピ"],
    ["ja", "は", "ば"],
    ["ug", "ئات", "ئەت"],
    ["ug", "ئەھۋال", "ئەەۋال"],
    ["ug", "سېلي", "سېلى"],
    ["hi", "पड़ना", "पडना"],
    ["hi", "समय", "समई"],
    ["mr", "नये", "नए"],
    ["hi", "कि", "की"],
    ["pa", "ਸ਼ੇਰ", "ਸੇਰ"],
    ["gu", "કલ", "કાલ"],
    ["ta", "கள்", "கல்"],
    ["te", "కల", "కాల"],
    ["si", "කල", "කාල"],
  ])("in %s keeps %s and %s apart", (code, one, other) => {
    expect(of(code, one)).not.toBe(of(code, other));
  });

  it("keeps words apart, also after a French article", () => {
    expect(of("fr", "l’homme\n et\tla  femme")).toBe("l homme et la femme");
    expect(of("am", "ሰላም፡ለሁሉም")).toBe("ሰላም ለሁሉም");
  });

  it("keeps the Thai vowel am whole", () => {
    expect(of("th", "คำ")).toBe("คำ");
  });

  it("of a search key is itself", () => {
    for (const language of loadLanguages().values()) {
      const key = fold(language, `${language.name} ${language.terms.notFoundExplained.text}`);
      expect(fold(language, key), language.code).toBe(key);
    }
  });
});
