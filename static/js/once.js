// A form is sent once: a second press while the first is on its way does nothing.
// Forms that htmx sends, and forms that only look things up (GET), are left alone.
{
  const WAIT = 10_000; // a download leaves the page standing: after this it may be pressed again
  const sent = new Set();

  const release = (form) => {
    sent.delete(form);
    form.querySelectorAll("[aria-disabled=true]").forEach((button) => button.removeAttribute("aria-disabled"));
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.getAttribute("method") !== "post") return;
    if (sent.has(form)) return event.preventDefault();
    sent.add(form);
    event.submitter?.setAttribute("aria-disabled", "true");
    setTimeout(release, WAIT, form);
  });

  // Back brings the page as it was left; and a form that could not be sent may be sent again.
  const releaseAll = () => [...sent].forEach(release);
  addEventListener("pageshow", releaseAll);
  document.addEventListener("unreachable", releaseAll);
}
