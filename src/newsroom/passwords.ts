import { hash, verify } from "@node-rs/argon2";

// Argon2id (RFC 9106) with 19 MiB, two passes and one lane, as OWASP advises: the library's own defaults, off the main
// thread. Of the NFKC form, since keyboards write the same password in more than one way.

/** What may stand in the database for a password. */
export function hashOfPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"));
}

/** Whether this is the password. Without a stored one it takes as long, so that time does not tell who has an account. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const right = await verify(stored ?? (await nobody()), password.normalize("NFKC"));
  return stored !== null && right;
}

let dummy: Promise<string> | undefined;

function nobody(): Promise<string> {
  dummy ??= hash(crypto.randomUUID());
  return dummy;
}

/** Why a password is too easy to guess for somebody; null when it will do. */
export function passwordFault(
  password: string,
  owner: { readonly name: string; readonly email: string },
): string | null {
  const said = password.normalize("NFKC");
  if (said.length < 12) return "The password has fewer than 12 characters; a few words make a good one.";
  if (new Set(said).size < 5) return "The password repeats the same few characters; a few words make a good one.";
  const folded = letters(said);
  const own = [owner.name, owner.email, owner.email.split("@")[0] ?? ""].map(letters);
  if (own.includes(folded) || own.includes(folded.replaceAll(/\d/g, "")))
    return "The password is the name or the email of its owner; choose one that nobody can look up.";
  if (common.has(folded)) return "The password is one that many people use; choose one of your own.";
  return null;
}

function letters(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, "");
}

/** The commonest of 12 characters or more in published lists of leaked passwords, in small letters. */
const common: ReadonlySet<string> = new Set(
  `123456789012 1234567890123 1234567891011 123456789123 012345678910 0123456789012 0987654321123 1q2w3e4r5t6y
  1q2w3e4r5t6y7u 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc q1w2e3r4t5y6 q1w2e3r4t5y6u7 qwerty123456 qwerty1234567
  qwertyqwerty qwertyuiop12 qwertyuiop123 qwertyuiop1234567890 qwertyuiopasdfghjkl qazwsxedcrfv zaq12wsxcde3
  asdfghjkl123 asdfghjklqwe zxcvbnm12345 zxcvbnmasdfghjkl abcdefghijkl abcdefghijklm abcd12345678 abc123456789
  a1b2c3d4e5f6 aa1234567890 password1234 password12345 password123456 passwordpassword passw0rd1234 p4ssw0rd1234
  mypassword12 mypassword123 newpassword1 changeme1234 changemenow1 changemeplease letmein12345 letmein123456
  letmeinletmein welcome12345 welcome123456 welcometo123 iloveyou1234 iloveyou12345 iloveyouiloveyou administrator
  administrator1 admin1234567 admin123456789 adminadminadmin rootrootroot testtesttest test12345678 temporary123
  football1234 baseball1234 superman1234 princess1234 sunshine1234 dragon123456 monkey123456 michael12345
  startrek1234 correcthorsebatterystaple newsroom1234 newsroom12345 skywave12345 skywaveskywave breakingnews breakingnews1`.split(
    /\s+/,
  ),
);
