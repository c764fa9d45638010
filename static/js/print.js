// <button type="button" data-print hidden>: shown where the page can be printed from a script.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
