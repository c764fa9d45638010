"""Makes the web fonts from the installed OFL sources: `make fonts`.

Vollkorn 400 (upright and italic) and Karla 400 to 700, each as two files of Latin letters,
so that a page in English fetches about 40 KB and one with Polish names little more. They are
made, not committed: the sources are in the lock.
"""

import importlib.resources
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).resolve().parent.parent / "static" / "fonts"

# The same ranges as the unicode-range lines of the stylesheet.
RANGES = {
    "latin": "0020-007E 00A0-00FF 0131 0152-0153 02BB-02BC 02C6 02DA 02DC 2000-206F 20AC 2122 2212 FFFD",
    "latin-ext": "0100-0130 0132-0151 0154-017F 0218-021B 1E9E",
}
FEATURES = ["kern", "liga", "ccmp", "locl", "lnum", "tnum"]
FACES = {
    "vollkorn": ("fontpkg_vollkorn", "Vollkorn[wght].ttf", {"wght": 400}),
    "vollkorn-italic": ("fontpkg_vollkorn", "Vollkorn-Italic[wght].ttf", {"wght": 400}),
    "karla": ("fontpkg_karla", "Karla[wght].ttf", {"wght": (400, 700)}),
}


def make(target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for face, (package, file, axes) in FACES.items():
        source = importlib.resources.files(package)
        (target / f"OFL-{package.removeprefix('fontpkg_')}.txt").write_bytes(
            (source / "LICENSE").read_bytes()
        )
        for name, ranges in RANGES.items():
            with (source / "files" / file).open("rb") as stream:
                subset(TTFont(stream, recalcTimestamp=False), axes, ranges).save(
                    target / f"{face}-{name}.woff2"
                )


def subset(font: TTFont, axes: dict[str, int | tuple[int, int]], ranges: str) -> TTFont:
    instance = instantiateVariableFont(font, axes)
    subsetter = Subsetter(Options(hinting=False, layout_features=FEATURES, notdef_outline=True))
    subsetter.populate(unicodes=letters(ranges))
    subsetter.subset(instance)
    instance.flavor = "woff2"
    return instance


def letters(ranges: str) -> list[int]:
    ends = [[int(end, 16) for end in part.split("-")] for part in ranges.split()]
    return [letter for first, *last in ends for letter in range(first, (last or [first])[0] + 1)]


if __name__ == "__main__":
    make(TARGET)
