import { execFileSync } from "node:child_process";

/** A WAV file with a tone, made by hand (RIFF, 16 bits, mono, 8 kHz). */
export function wav(seconds: number, hertz = 440): Buffer {
  const rate = 8_000;
  const samples = Math.round(seconds * rate);
  const file = Buffer.alloc(44 + samples * 2);
  file.write("RIFF", 0, "latin1");
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write("WAVEfmt ", 8, "latin1");
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20); // PCM
  file.writeUInt16LE(1, 22); // one channel
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36, "latin1");
  file.writeUInt32LE(samples * 2, 40);
  for (let at = 0; at < samples; at += 1)
    file.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * hertz * at) / rate)), 44 + at * 2);
  return file;
}

/** A second of moving pictures with a tone, as a phone's QuickTime file. */
export function mov(): Buffer {
  const inputs = ["-f", "lavfi", "-i", "testsrc2=s=320x180:d=1:r=10", "-f", "lavfi", "-i", "sine=440:d=1"];
  const output = ["-pix_fmt", "yuv420p", "-preset", "ultrafast", "-movflags", "frag_keyframe+empty_moov"];
  return execFileSync("ffmpeg", ["-v", "error", ...inputs, ...output, "-f", "mov", "pipe:1"], {
    maxBuffer: 10_000_000,
  });
}
