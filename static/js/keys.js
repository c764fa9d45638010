// "?" lists the keys, wherever one is not writing; the link to the same list opens it in place. A single key can
// be in the way of speech input or a slip of the hand, so it can be switched off, for this device.
{
  const OFF = "keys-off";
  const store = "sharedComputer" in document.body.dataset ? sessionStorage : localStorage;
  const dialog = document.getElementById("keys");
  const tick = dialog?.querySelector("[data-single-keys]");
  const isWriting = (node) => node.matches?.("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!dialog || isWriting(event.target) || document.querySelector("dialog[open]") || store.getItem(OFF)) return;
    event.preventDefault();
    dialog.showModal();
  });

  document.addEventListener("click", (event) => {
    if (event.target === dialog) return dialog.close(); // beside it
    if (!dialog || !event.target.closest("[data-keys]")) return;
    event.preventDefault();
    dialog.showModal();
  });

  if (tick) {
    tick.closest("[hidden]").hidden = false;
    tick.checked = !store.getItem(OFF);
    tick.addEventListener("change", () => (tick.checked ? store.removeItem(OFF) : store.setItem(OFF, "1")));
  }
}
