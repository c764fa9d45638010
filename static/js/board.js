// A card is moved by mouse (drag), by finger (long press, then onto a tab) or by its Move menu. All three
// send the one form that lies beside the board: one way to save, with its Undo and its words when it fails.
{
  const HOLD = 400; // milliseconds until a finger has picked a card up
  const SLACK = 8; // pixels that it may tremble meanwhile
  const LOW = 48; // pixels that the card hangs beneath the finger: the tab there stays readable
  const menu = document.getElementById("move-menu");
  const board = () => document.getElementById("board");
  const place = (node) => node?.closest?.("#board [data-stage]");
  const address = (card) => card.querySelector("h3 a").href;
  const cardAt = (from) => [...board().querySelectorAll(".board-card")].find((one) => address(one) === from);
  const moves = []; // what has been done by hand and not been sent yet: a card's address, and where it goes
  let moving = null; // the one that was sent last
  let reopen = null; // the card whose menu was open when an answer came

  const mark = (target) => {
    board()?.querySelectorAll(".over").forEach((node) => node !== target && node.classList.remove("over"));
    target?.classList.add("over");
  };

  const send = (card, stage) => {
    if (card.closest("[data-stage]").dataset.stage === stage) return;
    if (stage === "closed") return void (location.href = `${address(card)}ending/`);
    moves.push({ from: address(card), stage });
    menu.requestSubmit(); // one after the other: hx-sync
  };

  // ---- the menu ------------------------------------------------------------------------
  const close = () => {
    const opener = menu.parentElement?.querySelector("[data-move]");
    opener?.setAttribute("aria-expanded", "false");
    if (menu.contains(document.activeElement)) opener?.focus();
    menu.hidden = true;
    board()?.after(menu); // out of what the next answer replaces
  };

  const open = (opener) => {
    const card = opener.closest(".board-card");
    const here = card.closest("[data-stage]").dataset.stage;
    menu.querySelectorAll("button").forEach((button) => (button.hidden = button.value === here));
    menu.querySelector("[data-ending]").href = `${address(card)}ending/`;
    card.append(menu);
    menu.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    menu.scrollIntoView({ block: "nearest" });
    menu.querySelector("button:not([hidden])").focus();
  };

  const dress = () => {
    board()?.querySelectorAll("[data-move]").forEach((opener) => {
      opener.setAttribute("role", "button");
      opener.setAttribute("aria-expanded", "false");
    });
    board()?.querySelector("[aria-current]").scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  const step = (by) => {
    const items = [...menu.querySelectorAll("button:not([hidden]), a")];
    items[(items.indexOf(document.activeElement) + by + items.length) % items.length].focus();
  };

  document.addEventListener("click", (event) => {
    const opener = event.target.closest?.("[data-move]");
    if (!opener) return menu && !menu.hidden && !menu.contains(event.target) && close();
    event.preventDefault();
    const again = opener.getAttribute("aria-expanded") === "true";
    if (!menu.hidden) close();
    if (!again) open(opener);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target.matches?.("[data-move]")) {
      event.preventDefault();
      event.target.click();
    }
    if (!menu || menu.hidden) return;
    if (event.key === "Escape") close();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    }
  });

  menu?.addEventListener("focusout", (event) => event.relatedTarget && !menu.contains(event.relatedTarget) && close());

  menu?.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    const card = menu.closest(".board-card");
    close();
    send(card, button.value);
  });

  // ---- the answer ----------------------------------------------------------------------
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.elt !== menu) return;
    moving = moves.shift();
    event.detail.path = `${moving.from}stage/`;
    event.detail.parameters.stage = moving.stage;
  });

  // An open menu lies in what is replaced now; it must not go with it.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.target.id !== "board" || menu.hidden) return;
    reopen = address(menu.closest(".board-card"));
    close();
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id !== "board") return;
    dress();
    const again = reopen && cardAt(reopen)?.querySelector("[data-move]");
    reopen = null;
    if (again) return open(again);
    const card = cardAt(moving?.from);
    // On a phone it has gone to another tab: then what can be undone is nearest.
    const near = card?.checkVisibility() ? card.querySelector("[data-move]") : document.querySelector("#messages button, #messages a");
    near?.focus();
  });

  // ---- mouse ---------------------------------------------------------------------------
  let held = null;
  document.addEventListener("dragstart", (event) => {
    held = event.target.closest?.(".board-card");
    if (!held) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", address(held));
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
    send(held, target.dataset.stage);
  });
  document.addEventListener("dragend", () => {
    held?.classList.remove("held");
    held = null;
    mark(null);
  });

  // ---- finger --------------------------------------------------------------------------
  let timer = 0;
  let carried = null;
  let from = null;
  const drop = () => {
    clearTimeout(timer);
    carried?.classList.remove("held", "carried");
    carried?.style.removeProperty("translate");
    carried = null;
    mark(null);
  };
  document.addEventListener("touchstart", (event) => {
    const card = event.target.closest?.(".board-card");
    if (!card || event.touches.length > 1 || event.target.closest("[data-move], .board-menu")) return;
    from = event.touches[0];
    timer = setTimeout(() => {
      carried = card;
      card.classList.add("held", "carried");
    }, HOLD);
  }, { passive: true });
  const move = (event) => {
    const { clientX, clientY } = event.touches[0];
    const [right, down] = [clientX - from?.clientX, clientY - from?.clientY];
    if (!carried) return void (Math.hypot(right, down) > SLACK && clearTimeout(timer));
    event.preventDefault();
    carried.style.translate = `${right}px ${down + LOW}px`;
    mark(place(document.elementFromPoint(clientX, clientY)));
  };
  const lift = (event) => {
    const card = carried;
    const { clientX, clientY } = event.changedTouches[0];
    const target = card && place(document.elementFromPoint(clientX, clientY));
    if (card) event.preventDefault();
    drop();
    if (target) send(card, target.dataset.stage);
  };
  const follow = (node) => {
    node.addEventListener("touchmove", move, { passive: false });
    node.addEventListener("touchend", lift, { passive: false });
    node.addEventListener("touchcancel", drop);
  };
  follow(document);
  // A finger stays with the card it touched, also once an answer has put another board in its place.
  document.addEventListener("htmx:beforeSwap", (event) => event.target.id === "board" && follow(event.target));
  document.addEventListener("contextmenu", (event) => carried && event.preventDefault());

  dress();
}
