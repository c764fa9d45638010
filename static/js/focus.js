// A part of the page that was replaced took the focus with it: it goes on to what can be undone, where messages stand.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const wasPressed = detail.requestConfig?.triggeringEvent?.type === "submit"; // and not a look at how far it is
  if (wasPressed && document.activeElement === document.body) document.querySelector("#messages button, #messages a")?.focus();
});
