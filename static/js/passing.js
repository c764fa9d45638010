// A card opens into its page and closes back into it, where the browser can show that.
{
  const cardOf = (address) =>
    [...document.querySelectorAll(".board-card")].find((card) => card.querySelector("h3 a").href === address);

  const lead = (event, address) => {
    const card = event.viewTransition && cardOf(address);
    if (!card) return;
    card.style.viewTransitionName = "opened";
    event.viewTransition.finished.finally(() => (card.style.viewTransitionName = ""));
  };

  addEventListener("pageswap", (event) => lead(event, event.activation?.entry?.url));
  addEventListener("pagereveal", (event) => lead(event, window.navigation?.activation?.from?.url));
}
