// Texts that cannot be read: cut off by the box they stand in, or lying over one another.
() => {
  const UNSEEN = ".visually-hidden, .skip, svg, template, script, option";
  const PRESSED = "button, .button, .button-plain, .choice, .chips > a";

  const texts = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const node = walker.currentNode.parentElement;
      const words = walker.currentNode.data.trim();
      if (!words || node.closest(UNSEEN) || !node.checkVisibility({ visibilityProperty: true })) continue;
      range.selectNodeContents(walker.currentNode);
      found.push({ node, words: words.slice(0, 40), lines: [...range.getClientRects()] });
    }
    return found;
  };

  const framesOf = function* (node) {
    for (let frame = node; frame && frame !== document.body; frame = frame.parentElement) yield frame;
  };
  const scrolls = (frame) => ["auto", "scroll"].includes(getComputedStyle(frame).overflowX);
  const clips = (frame) => getComputedStyle(frame).overflowX !== "visible" || frame.matches(PRESSED);
  // A bar that stays, a menu that is open: they lie above the page on purpose.
  const floats = (node) =>
    [...framesOf(node)].some((frame) => {
      const { position, zIndex } = getComputedStyle(frame);
      return /fixed|sticky/.test(position) || (position === "absolute" && zIndex !== "auto");
    });

  const isCut = ({ node, lines }) => {
    for (const frame of framesOf(node)) {
      if (scrolls(frame)) return false;
      if (!clips(frame)) continue;
      const box = frame.getBoundingClientRect();
      const out = (line) => line.left < box.left - 1 || line.right > box.right + 1 || line.bottom > box.bottom + 3;
      if (lines.some(out)) return true;
    }
    return false;
  };

  // The boxes of lines are taller than their letters: only what shares half of its height lies over another.
  const overlaps = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2;

  const covered = (all) => {
    const lines = all
      .filter(({ node }) => !floats(node))
      .flatMap(({ words, lines }) => lines.map((line) => ({ words, line })))
      .sort((a, b) => a.line.top - b.line.top);
    return lines.flatMap((one, at) => {
      const near = lines.slice(at + 1, at + 30).filter((other) => overlaps(one.line, other.line));
      return near.map((other) => `${one.words} / ${other.words}`);
    });
  };

  const all = texts();
  return [...all.filter(isCut).map(({ words }) => `cut off: ${words}`), ...covered(all)];
}
