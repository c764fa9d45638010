// <button type="button" data-share="#line" hidden>: shown only where the device can share text.
{
  if (navigator.share) document.querySelectorAll("[data-share]").forEach((button) => (button.hidden = false));

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-share]");
    if (!button) return;
    const source = document.querySelector(button.dataset.share);
    navigator.share({ text: source.value ?? source.innerText }).catch(() => {}); // closed without sharing
  });
}
