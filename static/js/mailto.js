// <a data-mailto="#note" href="mailto:...">: opens the mail program with the text as it stands now.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-mailto]");
  if (!link) return;
  const text = document.querySelector(link.dataset.mailto).value.replace(/\r?\n/g, "\r\n");
  link.href = link.href.replace(/&body=.*$/s, "&body=" + encodeURIComponent(text));
});
