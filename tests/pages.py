"""Pages as a person meets them: headings, links, fields and buttons, parsed rather than grepped."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

import html5lib
from django.http import HttpResponse
from django.test import Client


def words(node: Element | None) -> str:
    return " ".join("".join(node.itertext()).split()) if node is not None else ""


@dataclass
class Button:
    """A button with the form around it: where pressing it goes, and what it sends."""

    label: str
    action: str
    method: str
    data: dict[str, str]


class Page:
    def __init__(self, response: HttpResponse) -> None:
        self.response = response
        self.path = response.wsgi_request.get_full_path()
        self.root = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)

    def all(self, tag: str) -> list[Element]:
        return list(self.root.iter(tag))

    def within(self, tag: str) -> list[Element]:
        """Those of the page's own content, without what stands around every page."""
        return list(next(self.root.iter("main")).iter(tag))

    @property
    def main(self) -> str:
        return words(next(n for n in self.root.iter("main")))

    @property
    def heading(self) -> str:
        return words(next(self.root.iter("h1"), None))

    @property
    def title(self) -> str:
        return words(next(self.root.iter("title")))

    def links(self) -> dict[str, str]:
        return {words(a): a.get("href", "") for a in self.all("a")}

    def link(self, label: str) -> str:
        found = [href for text, href in self.links().items() if label in text]
        assert found, f"no link {label!r} among {list(self.links())}"
        return found[0]

    def value(self, name: str) -> str:
        """What stands in the field of that name."""
        for node in self.root.iter():
            if node.tag in {"input", "textarea", "select"} and node.get("name") == name:
                return _value(node)
        raise AssertionError(f"no field {name!r}")

    def buttons(self) -> list[Button]:
        found = []
        for form in self.all("form"):
            data = {n.get("name"): _value(n) for n in form.iter() if _is_sent(n)}
            outside = [b for b in self.all("button") if form.get("id") and b.get("form") == form.get("id")]
            for button in [*form.iter("button"), *outside]:
                if button.get("type") == "button":
                    continue
                own = {button.get("name"): button.get("value", "")} if button.get("name") else {}
                action = button.get("formaction") or form.get("action") or self.path
                found.append(Button(words(button), action, form.get("method", "get").lower(), data | own))
        return found

    def button(self, label: str) -> Button:
        found = [b for b in self.buttons() if b.label.startswith(label)]
        assert found, f"no button {label!r} among {[b.label for b in self.buttons()]}"
        return found[0]

    def has_button(self, label: str) -> bool:
        return any(b.label.startswith(label) for b in self.buttons())

    def press(self, client: Client, label: str, **typed: str) -> "Page":
        button = self.button(label)
        send = client.post if button.method == "post" else client.get
        return Page(send(button.action, button.data | typed, follow=True))

    def errors(self) -> str:
        nodes = [n for n in self.root.iter() if "error" in (n.get("class") or "")]
        return " ".join(words(n) for n in nodes)


def _is_sent(node: Element) -> bool:
    if node.tag not in {"input", "textarea", "select"} or not node.get("name"):
        return False
    if node.get("type") in {"radio", "checkbox"}:
        return "checked" in node.attrib
    return node.get("type") not in {"submit", "button", "file"}


def _value(node: Element) -> str:
    if node.tag == "textarea":
        return (node.text or "").removeprefix("\n")
    if node.tag == "select":
        options = list(node.iter("option"))
        chosen = [o for o in options if "selected" in o.attrib] or options[:1]
        return chosen[0].get("value", "") if chosen else ""
    return node.get("value", "on" if node.get("type") in {"checkbox", "radio"} else "")


def get(client: Client, url: str, **kwargs: object) -> Page:
    return Page(client.get(url, follow=True, **kwargs))
