// The button's address is made here, because a template may hold no script.
{
  const link = document.getElementById("bookmarklet");
  const collect = (address) => {
    const most = 200000;
    const data = [...document.querySelectorAll('script[type="application/ld+json"]')]
      .map((node) => node.textContent)
      .filter((text) => text.includes("JobPosting"))
      .map((text) => '<script type="application/ld+json">' + text + "</" + "script>")
      .join("");
    const marked = String(getSelection());
    const main = document.querySelector("[itemtype*=JobPosting],main,article") || document.body;
    const text = marked || main.innerText;
    const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/\n/g, "<br>");
    const named = document.querySelector('meta[property="og:title"]')?.content || document.title;
    const page = { url: location.href, title: named, pasted: (data + "<main>" + escaped + "</main>").slice(0, most) };
    open(address + "#kept=" + encodeURIComponent(JSON.stringify(page)));
  };
  if (link) {
    const code = "javascript:(" + collect.toString().replace(/\s+/g, " ") + ")(" + JSON.stringify(link.dataset.address) + ")";
    link.href = code;
    link.addEventListener("click", (event) => event.preventDefault());
    document.getElementById("bookmarklet-code").value = code;
  }
}
