import { openBench, epoch } from "./newsroom-process.ts";

// Newsroom and press in a process of their own, so that the one that measures takes nothing from them.

const { press, archive, tree, newsroomPort, edgePort, token, close } = await openBench(Number(process.argv[2]));
process.on("message", (message) => {
  if (message === "settled?")
    void press.settled().then(() => process.send?.({ at: epoch(), rendered: press.counts.rendered }));
  if (message === "close") void close().then(() => process.disconnect());
});
process.send?.({ archive, sections: [...archive.sections], tree, newsroomPort, edgePort, token });
