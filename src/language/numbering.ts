/** The code point of zero in each numbering system that an edition can print (names as in CLDR). */
export const zeroOf = {
  latn: 0x30,
  arab: 0x660,
  arabext: 0x6f0,
  nkoo: 0x7c0,
  deva: 0x966,
  beng: 0x9e6,
  guru: 0xa66,
  gujr: 0xae6,
  orya: 0xb66,
  tamldec: 0xbe6,
  telu: 0xc66,
  knda: 0xce6,
  mlym: 0xd66,
  thai: 0xe50,
  laoo: 0xed0,
  tibt: 0xf20,
  mymr: 0x1040,
  khmr: 0x17e0,
  olck: 0x1c50,
  rohg: 0x10d30,
  adlm: 0x1e950,
} as const;

export type Numerals = keyof typeof zeroOf;

export const numeralNames = Object.keys(zeroOf) as [Numerals, ...Numerals[]]; // Object.keys forgets the key type

const zeros: readonly number[] = Object.values(zeroOf);

/** Text with every decimal digit of those systems turned into ASCII. */
export function asciiDigits(text: string): string {
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((zero) => code >= zero && code < zero + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}
