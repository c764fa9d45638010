// <textarea name="body" data-autosave="/url/" data-version="3">: saved as it is typed, after a pause.
//   POST <its name>, version, csrfmiddlewaretoken
//   200 {"version": 4} saved · 409 {"version": 7, "body": "..."} changed elsewhere: both texts are shown
//   403, or a redirect to sign-in: the words stay on the page until the person is signed in again.
// Unsaved words are kept on the device only until they are saved, and never on a shared computer.
// A hidden "version" in the same form follows, or with several texts in one form "version_<name>". After each saving the field sends out the event "saved".
// Beneath the field stands <p class="saved" data-saved-for="<id of the textarea>"></p>.
{
  const PAUSE = 900;
  const RETRY = 15_000;
  const SLOW = 400; // a saving that takes no longer is not spoken of: it would only flicker
  const MINUTE = 60_000; // "Saved" is read out at most once a minute, and so is a trouble that stays the same
  const words = document.getElementById("words").dataset;
  const { person } = document.body.dataset;
  const keeps = person && !("sharedComputer" in document.body.dataset);
  const states = new WeakMap();
  let announced = { at: -MINUTE };

  const key = (area) => `words:${person}:${area.dataset.autosave}:${area.name}`;
  const keep = (area) => keeps && localStorage.setItem(key(area), JSON.stringify({ body: area.value, version: area.dataset.version, at: Date.now() }));
  const forget = (area) => localStorage.removeItem(key(area));
  const place = (area) => document.querySelector(`[data-saved-for="${area.id}"]`);

  const announce = (text, urgent) => {
    const again = text === announced.text || (!urgent && !announced.urgent); // the first "Saved" after a trouble is news
    if (again && performance.now() - announced.at < MINUTE) return;
    announced = { text, urgent, at: performance.now() };
    document.getElementById("live").textContent = text;
  };

  // What stands beneath the field; its state is for the style sheet.
  const stand = (area, text, state = "", link) => {
    const status = place(area);
    if (!status || status.dataset.text === text) return;
    status.dataset.text = text;
    status.dataset.state = state;
    status.replaceChildren(text);
    if (link) status.append(" ", link);
  };

  const showSaved = (area) => {
    stand(area, words.saved, "saved");
    announce(words.saved);
  };
  const showTrouble = (area, text, link) => {
    stand(area, text, "trouble", link);
    announce(text, true);
  };
  // A trouble stands until it is over, and nothing is read out: the page is calm while it works.
  const showSaving = (area) => place(area)?.dataset.text || stand(area, words.saving, "saving");

  const signInLink = () => {
    const link = Object.assign(document.createElement("a"), { href: words.signInUrl, target: "_blank", textContent: words.signIn });
    return link;
  };

  const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"];

  // After signing in again the page's token is stale: take it from a fresh copy of the page.
  const freshToken = async () => {
    const page = await fetch(location.href, { redirect: "manual" });
    if (!page.ok) return null;
    const copy = new DOMParser().parseFromString(await page.text(), "text/html");
    return JSON.parse(copy.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"] ?? null;
  };

  const setVersion = (area, version) => {
    area.dataset.version = version;
    const fields = area.form?.elements;
    const hidden = fields?.namedItem(`version_${area.name}`) ?? fields?.namedItem("version");
    if (hidden) hidden.value = version; // for the form's own buttons
  };

  const postTo = (address, name, body, version, csrf) => {
    const data = new URLSearchParams({ [name]: body, version: version ?? "", csrfmiddlewaretoken: csrf });
    return fetch(address, { method: "POST", body: data, redirect: "manual", keepalive: document.hidden });
  };
  const post = ({ dataset, name, value }, csrf) => postTo(dataset.autosave, name, value, dataset.version, csrf);

  const state = (area) => states.get(area) ?? states.set(area, { saved: area.defaultValue }).get(area);
  const later = (area, wait) => {
    const its = state(area);
    clearTimeout(its.timer);
    its.timer = setTimeout(save, wait, area);
  };

  const resolve = (area, other) => {
    const box = document.createElement("div");
    const copy = Object.assign(document.createElement("textarea"), { readOnly: true, value: other.body, dir: "auto", ariaLabel: words.conflict });
    const actions = Object.assign(document.createElement("div"), { className: "actions" });
    const offer = (label, text) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button-quiet", textContent: label });
      button.addEventListener("click", () => {
        area.value = text();
        setVersion(area, other.version);
        state(area).conflict = false;
        box.remove();
        area.focus();
        save(area);
      });
      actions.append(button);
    };
    offer(words.keepBoth, () => `${area.value}\n\n${other.body}`);
    offer(words.keepMine, () => area.value);
    offer(words.keepOther, () => other.body);
    box.className = "field conflict";
    box.append(copy, actions);
    (place(area) ?? area).after(box);
    state(area).conflict = true;
    showTrouble(area, words.conflict);
  };

  const settle = async (area, text, answer) => {
    if (answer.ok) {
      setVersion(area, (await answer.json()).version);
      state(area).saved = text;
      if (area.value !== text) return later(area, PAUSE);
      forget(area);
      area.dispatchEvent(new CustomEvent("saved", { bubbles: true }));
      return showSaved(area);
    }
    if (answer.status === 409) return resolve(area, await answer.json());
    if (answer.type === "opaqueredirect" || [401, 403].includes(answer.status)) showTrouble(area, words.signedOut, signInLink());
    else showTrouble(area, words.notSaved);
    later(area, RETRY);
  };

  const send = async (area) => {
    const text = area.value;
    const slow = setTimeout(showSaving, SLOW, area);
    try {
      let answer = await post(area, token());
      if (answer.status === 403) {
        const fresh = await freshToken();
        if (fresh) answer = await post(area, fresh);
      }
      await settle(area, text, answer);
    } catch {
      showTrouble(area, keeps ? words.offline : words.offlineShared);
      later(area, RETRY);
    } finally {
      clearTimeout(slow);
    }
  };

  const save = (area) => {
    const its = state(area);
    if (its.saving || its.conflict || its.sent || area.value === its.saved) return;
    its.saving = send(area).finally(() => (its.saving = null));
  };

  // A button pressed while its words are on their way waits for them, or it would speak of an older version.
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const busy = [...form.elements].filter((node) => states.get(node)?.saving);
    if (!busy.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    await Promise.all(busy.map((area) => state(area).saving));
    form.requestSubmit(event.submitter);
  }, true);

  const areas = () => document.querySelectorAll("textarea[data-autosave]");

  // A form on its way carries its words: a saving of the page that is left would come too late, with an older version.
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.method !== "post") return;
    areas().forEach((area) => area.form === event.target && (state(area).sent = true));
  });
  const comeBack = () => areas().forEach((area) => (state(area).sent = false));
  document.addEventListener("unreachable", comeBack);
  addEventListener("pageshow", comeBack);

  document.addEventListener("input", (event) => {
    const area = event.target;
    if (!area.matches?.("textarea[data-autosave]")) return;
    state(area).sent = false;
    keep(area);
    stand(area, "");
    later(area, PAUSE);
  });

  const saveAll = () => areas().forEach(save);
  addEventListener("online", saveAll);
  addEventListener("focus", saveAll);
  document.addEventListener("visibilitychange", saveAll);

  // Words that never reached the site come back into the field they were typed in.
  areas().forEach((area) => {
    const kept = keeps && JSON.parse(localStorage.getItem(key(area)) ?? "null");
    if (kept?.body === area.value) forget(area);
    if (!kept || kept.body === area.value) return;
    state(area);
    area.value = kept.body;
    setVersion(area, kept.version);
    save(area);
  });

  // Words of a page that was left without a connection go out from the next page that is opened. What was
  // changed elsewhere meanwhile, or is being typed in another tab, waits for its own page.
  const sendLeft = async (name) => {
    const text = localStorage.getItem(name);
    const { body, version, at } = JSON.parse(text);
    const [, , address, field] = name.split(":");
    const isHere = [...areas()].some((area) => key(area) === name);
    if (isHere || !(Date.now() - at > MINUTE)) return;
    const answer = await postTo(address, field, body, version, token());
    if (answer.ok && localStorage.getItem(name) === text) localStorage.removeItem(name);
  };
  const sendAllLeft = () => Object.keys(localStorage).filter((name) => name.startsWith(`words:${person}:`)).forEach((name) => sendLeft(name).catch(() => {}));
  if (keeps) addEventListener("online", sendAllLeft);

  // Signing out, here or elsewhere, or another person on this device, clears what was kept.
  const clear = (mine) => Object.keys(localStorage).filter((name) => name.startsWith("words:") && !(mine && name.startsWith(mine))).forEach((name) => localStorage.removeItem(name));
  if ("signedOut" in document.body.dataset) clear(null);
  if (person) clear(keeps ? `words:${person}:` : null);
  if (keeps) sendAllLeft();
  document.addEventListener("submit", (event) => {
    if (event.target.getAttribute("action") === words.signOutUrl) clear(null);
    if (navigator.onLine) event.target.querySelectorAll("textarea[data-autosave]").forEach(forget); // the form carries them
  });
}
