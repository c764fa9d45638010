// When a part of a page could not be fetched, the page says so where messages stand.
{
  const words = document.getElementById("words").dataset;

  const tell = (text) => {
    const strip = document.createElement("div");
    strip.className = "message error trouble";
    strip.textContent = text;
    const messages = document.getElementById("messages");
    messages.querySelector(".trouble")?.remove();
    messages.append(strip);
    strip.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("htmx:sendError", () => tell(words.unreachable));
  document.addEventListener("unreachable", () => tell(words.unreachable)); // a whole form: worker.js
  document.addEventListener("htmx:responseError", (event) => {
    tell(event.detail.xhr.status === 413 ? words.tooLarge : words.refused);
  });
}
