// A note under one's hands: words or characters counted, optional lines put in and taken out, remarks taken away.
// Without this script the page's buttons do the same on the server (reflections/wording.py).
{
  const say = (text) => (document.getElementById("live").textContent = text);

  // ---- counting
  const countWords = (place, text) => {
    const count = text.split(/\s+/).filter(Boolean).length;
    place.textContent = counted(place.dataset.counted, count);
  };

  const countUnits = (place, area) => {
    const limit = Number(place.dataset.limit);
    const length = area.value.trim().length; // UTF-16 units, as the field on LinkedIn counts
    const over = length - limit;
    const was = place.classList.contains("over");
    place.classList.toggle("over", over > 0);
    place.textContent = over > 0 ? counted(place.dataset.over, over) : place.dataset.fits.replace("{}", length);
    if (was !== over > 0) say(place.textContent); // once on each side of the limit, not at every letter
  };

  const count = (area) => {
    document.querySelectorAll(`[data-words-of="${area.id}"]`).forEach((place) => countWords(place, area.value));
    document.querySelectorAll(`[data-count-of="${area.id}"]`).forEach((place) => countUnits(place, area));
  };

  // ---- optional lines
  const tidy = (text) => text.replace(/[ \t]+/g, " ").replace(/ ?\n ?/g, "\n").replace(/\n{3,}/g, "\n\n").trim();

  const putIn = (text, line, signOff) => {
    const at = text.lastIndexOf(signOff);
    const before = (at < 0 ? text : text.slice(0, at)).trimEnd();
    const gap = !before || before.endsWith(",") ? "\n\n" : " ";
    return before + gap + line + (at < 0 ? "" : `\n\n${text.slice(at)}`);
  };

  const ticks = (area) => document.querySelectorAll(`input[data-line][data-of="${area.id}"]`);
  const follow = (area) => ticks(area).forEach((tick) => (tick.checked = area.value.includes(tick.dataset.line)));

  document.addEventListener("change", (event) => {
    const tick = event.target;
    if (!tick.matches("input[data-line]")) return;
    const area = document.getElementById(tick.dataset.of);
    const { line } = tick.dataset;
    const has = area.value.includes(line);
    if (tick.checked && !has) area.value = putIn(area.value, line, tick.closest("[data-sign-off]").dataset.signOff);
    if (!tick.checked && has) area.value = tidy(area.value.replaceAll(line, ""));
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });

  document.addEventListener("input", (event) => {
    if (!event.target.matches("textarea")) return;
    count(event.target);
    follow(event.target);
  });

  // ---- remarks
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-remove]");
    button?.closest(button.dataset.remove).remove();
  });

  document.querySelectorAll("textarea").forEach(count);
}
