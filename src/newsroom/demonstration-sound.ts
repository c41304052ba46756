// A few seconds of sound, made as they are needed: no recording is anybody's, and none has to be kept.

const code: Readonly<Record<string, string>> = { S: "...", K: "-.-", Y: "-.--", W: ".--", A: ".-", V: "...-", E: "." };

const rate = 8_000; // samples a second
const unit = 0.07; // seconds of a dot: about 17 words a minute
const morseHertz = 600;
const morseRamp = 0.005; // seconds in which a sign swells and fades, so that nothing clicks
const amplitude = 6_000; // of 32,767

/** A quiet sine as WAV, fading at both ends for a second each. */
export function toneWav(seconds: number, hertz: number): Buffer {
  return wav(sine(seconds, hertz, 1));
}

/**
 * The letters in international Morse code (ITU-R M.1677-1: a dash is three dots long, letters stand three apart), as WAV.
 * Throws for a letter that it does not know.
 */
export function morseWav(letters: string): Buffer {
  const samples = silence(3);
  for (const letter of letters) {
    const signs = code[letter];
    if (signs === undefined)
      throw new Error(`There is no Morse code for "${letter}" here; add it to demonstration-sound.ts.`);
    for (const sign of signs)
      samples.push(...sine((sign === "-" ? 3 : 1) * unit, morseHertz, morseRamp), ...silence(1));
    samples.push(...silence(2));
  }
  return wav(samples);
}

function silence(units: number): number[] {
  return Array.from({ length: Math.round(units * unit * rate) }, () => 0);
}

function sine(seconds: number, hertz: number, ramp: number): readonly number[] {
  return Array.from({ length: Math.round(seconds * rate) }, (_, index) => {
    const at = index / rate;
    const loudness = Math.min(1, at / ramp, (seconds - at) / ramp);
    return Math.round(amplitude * loudness * Math.sin(2 * Math.PI * hertz * at));
  });
}

/** RIFF, 16 bits, mono. */
function wav(samples: readonly number[]): Buffer {
  const bytes = samples.length * 2;
  const file = Buffer.alloc(44 + bytes);
  file.write("RIFF", 0, "latin1");
  file.writeUInt32LE(36 + bytes, 4);
  file.write("WAVEfmt ", 8, "latin1");
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20); // PCM
  file.writeUInt16LE(1, 22); // one channel
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28); // bytes a second
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36, "latin1");
  file.writeUInt32LE(bytes, 40);
  for (const [index, sample] of samples.entries()) file.writeInt16LE(sample, 44 + index * 2);
  return file;
}
