// When a part of a page could not be fetched, the page says so where messages stand.
{
  const words = document.getElementById("words").dataset;

  const tell = (text, ...more) => {
    const strip = document.createElement("div");
    strip.className = "message error trouble";
    strip.append(text, ...more);
    const messages = document.getElementById("messages");
    messages.querySelector(".trouble")?.remove();
    messages.append(strip);
    strip.scrollIntoView({ block: "nearest" });
  };

  const signIn = () => Object.assign(document.createElement("a"), { href: words.signInUrl, target: "_blank", textContent: words.signIn });

  document.addEventListener("htmx:sendError", () => tell(words.unreachable));
  document.addEventListener("unreachable", () => tell(words.unreachable)); // a whole form: worker.js
  document.addEventListener("htmx:responseError", (event) => {
    const { status } = event.detail.xhr;
    if (status === 401) return tell(words.partSignedOut, " ", signIn());
    tell(status === 413 ? words.tooLarge : words.refused);
  });
}
