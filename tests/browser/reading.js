// Texts that cannot be read: cut off by the box they stand in, or lying over one another. On a phone also what
// is too small for a finger.
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
      if (getComputedStyle(node).clipPath === "inset(50%)") continue; // said to readers alone
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
    if (node.closest(".back")) return false; // a way back is shortened: its page says the whole name
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
      .filter(({ node }) => !floats(node) && !node.closest(".back"))
      .flatMap(({ words, lines }) => lines.map((line) => ({ words, line })))
      .sort((a, b) => a.line.top - b.line.top);
    return lines.flatMap((one, at) => {
      const near = lines.slice(at + 1, at + 30).filter((other) => overlaps(one.line, other.line));
      return near.map((other) => `${one.words} / ${other.words}`);
    });
  };

  // Links within a sentence and the numbers of sources are as high as their line; a tick is as large as its label;
  // where a link spreads over its row or card, that is its size.
  const tooSmall = (node) => {
    if (!node.checkVisibility() || node.closest(UNSEEN) || node.matches("[type=hidden], label input, sup > a")) return false;
    const [style, spread] = [getComputedStyle(node), getComputedStyle(node, "::after")];
    if (spread.content !== "none" && spread.position === "absolute") return false;
    const alone = node.parentElement.textContent.trim().length < node.textContent.trim().length + 4;
    if (style.display === "inline" && node.matches("a") && !alone) return false;
    return node.getBoundingClientRect().height < 43;
  };
  const pressed = innerWidth < 900 ? document.querySelectorAll("a, button, summary, input, select, textarea") : [];
  const small = [...pressed].filter(tooSmall).map((node) => `too small for a finger: ${node.outerHTML.slice(0, 90)}`);

  // Read out of its page, as a list of links or of buttons is, one name leads to one place. (A way back may lead to a part of it.)
  const nameOf = (node) => {
    const beside = (node.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "");
    return [node.getAttribute("aria-label") ?? node.textContent, ...beside].join(" ").replace(/\s+/g, " ").trim();
  };
  const twoPlaces = (selector, leadsTo) => {
    const named = [...document.querySelectorAll(selector)].filter((node) => node.checkVisibility());
    const places = Map.groupBy(named, nameOf);
    return [...places].filter(([, nodes]) => new Set(nodes.map(leadsTo)).size > 1).map(([name]) => `one name, several places: ${name}`);
  };
  const unclear = [
    ...twoPlaces('a[href]:not([href^="#"], .back)', (link) => link.href),
    ...twoPlaces("form[method=post] button:not([type=button])", (button) => [button.form.action, button.name, button.value].join(" ")),
  ];

  const all = texts();
  return [...small, ...unclear, ...all.filter(isCut).map(({ words }) => `cut off: ${words}`), ...covered(all)];
}
