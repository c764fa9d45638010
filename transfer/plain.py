"""Markup to plain text: paragraphs and lists stay, everything else goes. Nothing of it is run or fetched."""

import re

from lxml import etree

BLOCKS = {"p", "div", "section", "article", "header", "footer", "ul", "ol", "table", "tr", "h1", "h2", "h3",
          "h4", "h5", "h6", "blockquote", "pre", "dl", "dt", "dd", "main", "aside", "form"}  # fmt: skip
UNSEEN = {
    "script",
    "style",
    "template",
    "noscript",
    "head",
    "svg",
    "iframe",
    "object",
    "select",
    "textarea",
    "title",
}


def parse(markup: str) -> etree._Element | None:
    """The page as a tree; None where there is none. Deep nesting is cut, nothing outside is looked at."""
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", markup)
    text = re.sub(r"^\s*<\?xml[^>]*>", "", text)
    if not text.strip():
        return None
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    return etree.fromstring(text.encode("utf-8"), parser)


def plain_text(markup: str) -> str:
    tree = parse(markup)
    return "" if tree is None else text_of(tree)


def text_of(tree: etree._Element) -> str:
    parts: list[str] = []
    skipped = 0
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            skipped += node.tag in UNSEEN
            if not skipped:
                parts.append(_before(node.tag) + _spaces(node.text))
            continue
        was_skipped = skipped
        skipped -= node.tag in UNSEEN
        if not was_skipped and node.tag in BLOCKS:
            parts.append("\n\n" if node.tag not in {"tr", "dt", "dd"} else "\n")
        if not skipped:
            parts.append(_spaces(node.tail))
    return _tidy("".join(parts))


def _before(tag: str) -> str:
    if tag == "li":
        return "\n• "
    if tag == "br":
        return "\n"
    return "\n\n" if tag in BLOCKS else (" " if tag in {"td", "th"} else "")


def _spaces(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""


def _tidy(text: str) -> str:
    lines = [line.strip() for line in text.replace("\u00a0", " ").split("\n")]
    text = re.sub(r"[ \t]+", " ", "\n".join(lines))
    text = re.sub(r"•\s*\n+\s*", "• ", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()
