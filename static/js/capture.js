// What the bookmarklet laid behind the #: put into the form and sent. Signed out, it waits in this tab for
// the sign-in, and is gone once it was used.
{
  const KEPT = "capture";
  const form = document.querySelector("[data-capture]");
  const fromAddress = location.hash.startsWith("#kept=") ? location.hash.slice(6) : "";
  if (fromAddress) history.replaceState(null, "", location.pathname);

  if (!form && fromAddress) {
    sessionStorage.setItem(KEPT, fromAddress);
  } else if (form) {
    const sent = fromAddress || sessionStorage.getItem(KEPT) || "";
    sessionStorage.removeItem(KEPT);
    try {
      const page = sent && JSON.parse(decodeURIComponent(sent));
      for (const name of ["pasted", "url", "title"]) form.elements[name].value = String(page[name] ?? "");
      if (page) form.requestSubmit();
    } catch {
      // Not of ours, or cut on the way: the form stays empty.
    }
  }
}
