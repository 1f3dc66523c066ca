// Today by keys: `j` and `k` walk through the cards, a button's letter presses it.

const cards = [...document.querySelectorAll(".nudge")];

function current() {
  return document.activeElement?.closest?.(".nudge") ?? null;
}

function walk(step) {
  const at = cards.indexOf(current());
  const next = cards[Math.min(Math.max(at + step, 0), cards.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  const typing = /^(input|select|textarea)$/i.test(event.target.tagName);
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") walk(1);
  else if (event.key === "k") walk(-1);
  else (current() ?? cards[0])?.querySelector(`[data-act="${CSS.escape(event.key)}"]`)?.click();
});
