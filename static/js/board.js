// A card is moved by mouse (drag) or finger (long press, then onto a tab). The Move menu on the card does
// the same and is what is pressed in the end: one way to save, with its Undo and its words when it fails.
{
  const HOLD = 400;
  const board = () => document.getElementById("board");
  const place = (node) => node?.closest?.("#board [data-stage]");

  const mark = (target) => {
    board()?.querySelectorAll(".over").forEach((node) => node !== target && node.classList.remove("over"));
    target?.classList.add("over");
  };

  const move = (card, stage) => {
    const target = card.querySelector(`.board-move [value="${CSS.escape(stage)}"], .board-move a[data-stage="${CSS.escape(stage)}"]`);
    if (target) target.click();
  };

  // Mouse
  let held = null;
  document.addEventListener("dragstart", (event) => {
    held = event.target.closest?.(".board-card");
    if (!held) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", held.dataset.card);
    held.classList.add("held");
  });
  document.addEventListener("dragover", (event) => {
    const target = held && place(event.target);
    mark(target);
    if (target) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const target = held && place(event.target);
    if (!target) return;
    event.preventDefault();
    move(held, target.dataset.stage);
  });
  document.addEventListener("dragend", () => {
    held?.classList.remove("held");
    held = null;
    mark(null);
  });

  // Finger
  let timer = 0;
  let carried = null;
  const drop = () => {
    clearTimeout(timer);
    carried?.classList.remove("held");
    carried = null;
    mark(null);
  };
  document.addEventListener("touchstart", (event) => {
    const card = event.target.closest?.(".board-card");
    if (!card || event.touches.length > 1 || event.target.closest("details")) return;
    timer = setTimeout(() => {
      carried = card;
      card.classList.add("held");
    }, HOLD);
  }, { passive: true });
  document.addEventListener("touchmove", (event) => {
    if (!carried) return clearTimeout(timer);
    event.preventDefault();
    const { clientX, clientY } = event.touches[0];
    mark(place(document.elementFromPoint(clientX, clientY)));
  }, { passive: false });
  document.addEventListener("touchend", (event) => {
    const card = carried;
    const { clientX, clientY } = event.changedTouches[0];
    const target = card && place(document.elementFromPoint(clientX, clientY));
    if (card) event.preventDefault();
    drop();
    if (target) move(card, target.dataset.stage);
  }, { passive: false });
  document.addEventListener("touchcancel", drop);
  document.addEventListener("contextmenu", (event) => carried && event.preventDefault());
}
