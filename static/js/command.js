// Ctrl-K or Cmd-K opens the command menu; arrows walk through what was found, Enter goes there.
{
  const dialog = document.getElementById("command");
  const field = dialog?.querySelector("input");
  const hits = () => [...dialog.querySelectorAll("#command-hits a")];
  let eager = false; // Enter was pressed before the hits of the last letters were there

  const goes = () => {
    eager = dialog.querySelector("#command-hits").dataset.words !== field.value;
    if (!eager) hits()[0]?.click();
  };

  const openIt = () => {
    if (!dialog || dialog.open) return;
    field.value = "";
    dialog.showModal();
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const step = (by) => {
    const all = hits();
    const next = all.indexOf(document.activeElement) + by;
    (next < 0 ? field : all[Math.min(next, all.length - 1)] ?? field).focus();
  };

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      if (!dialog) return;
      event.preventDefault();
      openIt();
    } else if (dialog?.open && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (dialog?.open && event.key === "Enter" && event.target === field) {
      event.preventDefault();
      goes();
    }
  });

  field?.addEventListener("input", () => (eager = false));
  document.addEventListener("htmx:afterSettle", () => eager && dialog.open && goes());

  dialog?.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.addEventListener("click", (event) => {
    if (!dialog || !event.target.closest("[data-command]")) return;
    event.preventDefault();
    openIt();
  });
  if (navigator.platform.startsWith("Mac")) {
    document.querySelectorAll("[data-command] kbd").forEach((keys) => (keys.textContent = "⌘ K"));
  }
}
