// The worker of the site, served at /worker.js beneath one line: SITE = { version, shell, offline }.
// A page always comes from the site while the site answers. A copy is kept of the few that allow it
// (Offline-Copy), under the mark of the session (Session-Mark), and shown where there is no connection.
// The first page with another mark, or nobody's, drops what was kept: also when a session was ended elsewhere.
const SHELL = `shell-${SITE.version}`;
const COPIES = "copies-";
let mark; // of the page last seen

const drop = async (isGone) => {
  const names = (await caches.keys()).filter(isGone);
  return Promise.all(names.map((name) => caches.delete(name)));
};

// ---- keeping
const keep = async (address, answer) => {
  const its = answer.headers.get("Session-Mark");
  if (!answer.ok || its !== mark || !answer.headers.has("Offline-Copy")) return;
  const copies = await caches.open(COPIES + its);
  await copies.put(address, answer);
  if (its !== mark) await caches.delete(COPIES + its); // signed out meanwhile
};

const see = async ({ method, url }, answer) => {
  const its = answer.headers.get("Session-Mark");
  if (!its) return; // on the way to another page
  mark = its;
  await drop((name) => name.startsWith(COPIES) && name !== COPIES + its);
  if (method === "GET") await keep(url, answer);
};

const bring = async (addresses) => {
  for (const address of addresses) {
    const answer = await fetch(address, { redirect: "manual" });
    mark ??= answer.headers.get("Session-Mark") ?? undefined;
    await keep(address, answer);
  }
};

// After these nothing else is left: a talk that was called off has no page to prepare any more.
const bringOnly = async (addresses, here) => {
  await bring(addresses);
  const copies = await caches.open(COPIES + mark);
  const gone = (await copies.keys()).filter(({ url }) => ![...addresses, here].includes(new URL(url).pathname));
  await Promise.all(gone.map((request) => copies.delete(request)));
};

// ---- showing
const asItWas = async (copy) => {
  const html = (await copy.text()).replace("<body", `<body data-copy-of="${copy.headers.get("Date")}"`);
  return new Response(html, { headers: copy.headers });
};

// A form that could not be sent stays on the screen with all that was typed: 204 leaves the page where it is.
const stay = async ({ referrer }) => {
  const pages = await clients.matchAll({ type: "window" });
  pages.filter(({ url }) => url.split("#")[0] === referrer).forEach((page) => page.postMessage("unreachable"));
  return new Response(null, { status: 204 });
};

const withoutConnection = async (request) => {
  if (request.method !== "GET") return stay(request);
  const copy = await caches.match(request.url, { ignoreVary: true });
  return copy ? asItWas(copy) : caches.match(SITE.offline);
};

const page = async (event) => {
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request));
    const copy = answer.headers.has("Offline-Copy") ? answer.clone() : answer; // a file is not held twice
    event.waitUntil(see(event.request, copy));
    return answer;
  } catch {
    return withoutConnection(event.request);
  }
};

addEventListener("install", (event) => {
  // Without cookies: the page of no connection belongs to nobody.
  const shell = SITE.shell.map((address) => new Request(address, { credentials: "omit" }));
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(shell)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const older = drop((name) => name.startsWith("shell-") && name !== SHELL);
  event.waitUntil(Promise.all([older, registration.navigationPreload?.enable(), clients.claim()]));
});

addEventListener("fetch", (event) => {
  const { mode, url } = event.request;
  if (mode === "navigate") event.respondWith(page(event));
  else if (SITE.shell.includes(new URL(url).pathname)) event.respondWith(caches.match(url).then((kept) => kept ?? fetch(event.request)));
});

addEventListener("message", (event) => {
  const { again, only } = event.data;
  const here = new URL(event.source.url).pathname;
  const work = only ? bringOnly(only, here) : bring(again);
  event.waitUntil(work.catch(() => {})); // no connection: the next page asks again
});
