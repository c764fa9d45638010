// A card opens into its page and closes back into it, where the browser can show that. On every page, and
// before it is drawn, because a passage that is broken off (a window drawn wider, a phone turned, a style that
// was not there yet) is reported as a fault of the page it leads to, though the page is there all the same.
{
  const cardOf = (address) =>
    [...document.querySelectorAll(".board-card")].find((card) => card.querySelector("h3 a").href === address);

  const lead = (event, address) => {
    const card = event.viewTransition && cardOf(address);
    if (!card) return;
    card.style.viewTransitionName = "opened";
    const done = () => (card.style.viewTransitionName = "");
    event.viewTransition.finished.then(done, done);
  };

  const isBrokenOff = (reason) => reason instanceof DOMException && reason.message.startsWith("Transition");

  addEventListener("pageswap", (event) => lead(event, event.activation?.entry?.url));
  addEventListener("pagereveal", (event) => lead(event, window.navigation?.activation?.from?.url));
  addEventListener("unhandledrejection", (event) => isBrokenOff(event.reason) && event.preventDefault());
}
