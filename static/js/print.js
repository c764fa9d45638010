// <button type="button" data-print hidden>: shown where the page can be printed from a script.
// <p data-prints="id">: what stands on paper for a field; the words as they are, also before they are saved.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
window.addEventListener("beforeprint", () => {
  document.querySelectorAll("[data-prints]").forEach((words) => {
    words.textContent = document.getElementById(words.dataset.prints).value;
  });
});
