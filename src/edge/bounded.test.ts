import { expect, test } from "vitest";
import { BoundedMap, type Held, Memory } from "./bounded.ts";

const thing = (cost: number, released: string[], name: string): Held => ({ cost, release: () => released.push(name) });

test("a bounded map forgets what was put longest ago and says so", () => {
  const forgotten: string[] = [];
  const map = new BoundedMap<number, string>(2, (value) => forgotten.push(value));
  map.put(1, "a");
  map.put(2, "b");
  map.put(1, "a");
  map.put(3, "c");
  map.put(3, "d");
  expect([map.get(1), map.get(2), map.get(3), map.size]).toEqual(["a", undefined, "d", 2]);
  expect(forgotten).toEqual(["b", "c"]);
});

test("a million invented paths leave a bounded map at its bound", () => {
  const map = new BoundedMap<string, number>(100);
  for (let n = 0; n < 1_000_000; n += 1) map.put(`/${n}`, n);
  expect(map.size).toBe(100);
});

test("memory releases the untouched first and stays within its bytes", () => {
  const released: string[] = [];
  const memory = new Memory(100);
  const [a, b, c, d] = [
    thing(40, released, "a"),
    thing(40, released, "b"),
    thing(40, released, "c"),
    thing(500, released, "d"),
  ];
  memory.hold(a);
  memory.hold(b);
  memory.touch(a);
  memory.hold(c);
  expect([released, memory.bytes]).toEqual([["b"], 80]);
  memory.forget(a);
  memory.forget(a);
  expect([released, memory.bytes]).toEqual([["b", "a"], 40]);
  memory.hold(d);
  expect([released, memory.bytes]).toEqual([["b", "a", "c", "d"], 0]);
});
