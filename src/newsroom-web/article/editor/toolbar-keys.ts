import type { KeyboardEvent } from "react";

// A toolbar is one stop of the Tab key; within it the arrows move (ARIA Authoring Practices, "Toolbar").

const tools = ":scope > button";

/** Tab comes back to the tool that had the focus last. */
export function stopAt(toolbar: HTMLElement, tool: EventTarget): void {
  const all = [...toolbar.querySelectorAll<HTMLButtonElement>(tools)];
  if (!all.some((one) => one === tool)) return;
  for (const one of all) one.tabIndex = one === tool ? 0 : -1;
}

/** Arrows go to the tools beside, in the direction that the person reads; Home and End to the first and last. */
export function moveAmongTools(event: KeyboardEvent<HTMLElement>): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLButtonElement>(tools)].filter((one) => !one.disabled);
  const at = all.findIndex((one) => one === event.target);
  if (at === -1) return;
  const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const to =
    event.key === "Home"
      ? 0
      : event.key === "End"
        ? all.length - 1
        : event.key === forward
          ? at + 1
          : event.key === "ArrowLeft" || event.key === "ArrowRight"
            ? at - 1
            : null;
  if (to === null) return;
  event.preventDefault();
  all[(to + all.length) % all.length]?.focus();
}
