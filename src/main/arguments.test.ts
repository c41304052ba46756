import { expect, test } from "vitest";
import { readArguments } from "./arguments.ts";

function read(line: string) {
  const result = readArguments(line === "" ? [] : line.split(" "));
  return result.ok ? result.command : result.message;
}

test("every command is read from its words", () => {
  expect(read("start")).toEqual({ kind: "start" });
  expect(read("press build --out /tmp/x")).toEqual({ kind: "press build", out: "/tmp/x" });
  expect(read("press check")).toEqual({ kind: "press check" });
  expect(read("press status")).toEqual({ kind: "press status" });
  expect(read("token add Amina")).toEqual({ kind: "token add", name: "Amina", editions: [] });
  expect(read("token add Amina --edition ha --edition fr")).toEqual({
    kind: "token add",
    name: "Amina",
    editions: ["ha", "fr"],
  });
  expect(read("token add Amina --edition ha fr sw")).toMatchObject({ editions: ["ha", "fr", "sw"] });
  expect(read("token revoke Amina")).toEqual({ kind: "token revoke", name: "Amina" });
  expect(read("person invite a@b.example --name Amina --administrator --edition fa=editor")).toEqual({
    kind: "person invite",
    email: "a@b.example",
    name: "Amina",
    administrator: true,
    editions: ["fa=editor"],
  });
  expect(read("person invite a@b.example")).toMatchObject({ name: null, administrator: false, editions: [] });
  expect(read("person off a@b.example")).toEqual({ kind: "person off", email: "a@b.example" });
  expect(read("import a.json b.json")).toEqual({ kind: "import", files: ["a.json", "b.json"] });
  expect(read("wire parse feed.xml")).toEqual({ kind: "wire parse", file: "feed.xml" });
  expect(read("wire parse -")).toEqual({ kind: "wire parse", file: "-" });
  expect(read("look set ha ours.json")).toEqual({ kind: "look set", code: "ha", file: "ours.json" });
  expect(read("look reset all")).toEqual({ kind: "look reset", code: "all" });
  expect(read("edition off ha")).toEqual({ kind: "edition off", code: "ha" });
  expect(read("language report")).toEqual({ kind: "language report", code: null, json: false });
  expect(read("language report ur --json")).toEqual({ kind: "language report", code: "ur", json: true });
  expect(read("demonstration remove")).toEqual({ kind: "demonstration remove" });
});

test("no words, and a request for help anywhere, ask for help", () => {
  expect(["", "help", "--help", "press build -h"].map(read)).toEqual(Array(4).fill({ kind: "help" }));
  expect(["version", "--version", "-v"].map(read)).toEqual(Array(3).fill({ kind: "version" }));
});

test("words that make no command are answered with one sentence that says what to write", () => {
  expect(read("publish")).toBe('Skywave knows no command "publish"; "skywave help" lists them.');
  expect(read("constructor")).toMatch(/knows no command/);
  expect(read("press")).toBe('"skywave press" needs one more word: build, check, status.');
  expect(read("press print")).toBe('Skywave knows no command "press print"; after "press" comes build, check, status.');
  expect(read("press build")).toMatch(/Write: skywave press build --out DIR$/);
  expect(read("press check --fast")).toMatch(/--fast.* Write: skywave press check$/);
  expect(read("token add")).toMatch(/Write: skywave token add NAME/);
  expect(read("person invite Amina")).toMatch(/Write: skywave person invite EMAIL/);
  expect(read("language report ur fa")).toMatch(/Write: skywave language report \[CODE\] \[--json\]$/);
  expect(read("token add Amina Diallo")).toMatch(/Write: skywave token add NAME/);
});
