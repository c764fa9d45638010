// A few pages can be read without a network (worker.js). Nothing of the kind on a shared computer, or for nobody.
{
  const { person, sharedComputer, copyOf } = document.body.dataset;
  const words = document.getElementById("words").dataset;
  const isKept = person && sharedComputer === undefined && "serviceWorker" in navigator;

  const ask = async (what) => (await navigator.serviceWorker.ready).active.postMessage(what);

  if (isKept) {
    const [list] = document.querySelectorAll("[data-bring]");
    addEventListener("load", async () => {
      await navigator.serviceWorker.register(words.workerUrl);
      if (!list || copyOf) return;
      const first = navigator.serviceWorker.controller ? [] : [location.pathname]; // it came before the worker
      ask({ only: [...first, ...list.dataset.bring.split(" ")] });
    });
    navigator.serviceWorker.addEventListener("message", ({ data }) => document.dispatchEvent(new Event(data)));
    let changed = false; // what was written on this page since it was kept
    document.addEventListener("saved", () => (changed = true));
    document.addEventListener("visibilitychange", () => {
      if (document.hidden && changed) ask({ again: [location.pathname] });
      changed = false;
    });
  }

  // This page is a copy: say of when, and where messages stand.
  if (copyOf) {
    const when = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    const strip = Object.assign(document.createElement("div"), { className: "message" });
    strip.textContent = words.copyOf.replace("{}", when.format(new Date(copyOf)));
    document.getElementById("messages").append(strip);
  }

  // The page of no connection: what is there to be read.
  const titleOf = async (copy) => new DOMParser().parseFromString(await copy.text(), "text/html").querySelector("h1").textContent;
  const offer = async (list) => {
    for (const name of (await caches.keys()).filter((name) => name.startsWith("copies-"))) {
      const copies = await caches.open(name);
      for (const { url } of await copies.keys()) {
        const link = Object.assign(document.createElement("a"), { href: url, dir: "auto", textContent: await titleOf(await copies.match(url, { ignoreVary: true })) });
        const row = document.createElement("li");
        row.append(link);
        list.append(row);
      }
    }
    list.closest("section").hidden = !list.childElementCount;
  };
  document.querySelectorAll("[data-kept-pages]").forEach(offer);
  document.querySelectorAll("[data-again]").forEach((button) => button.addEventListener("click", () => location.reload()));
}
