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
    "latin": [
        *range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, *range(0x152, 0x154), *range(0x2BB, 0x2BD), 0x2C6, 0x2DA,
        0x2DC, *range(0x2000, 0x2070), 0x20AC, 0x2122, 0x2212, 0xFEFF, 0xFFFD,
    ],
    "latin-ext": [*range(0x100, 0x131), *range(0x132, 0x152), *range(0x154, 0x180), *range(0x218, 0x21C), 0x1E9E],
}  # fmt: skip
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
        (target / f"OFL-{package.removeprefix('fontpkg_')}.txt").write_bytes((source / "LICENSE").read_bytes())
        for name, letters in RANGES.items():
            with (source / "files" / file).open("rb") as stream:
                subset(TTFont(stream, recalcTimestamp=False), axes, letters).save(target / f"{face}-{name}.woff2")


def subset(font: TTFont, axes: dict[str, int | tuple[int, int]], letters: list[int]) -> TTFont:
    instance = instantiateVariableFont(font, axes)
    subsetter = Subsetter(Options(hinting=False, layout_features=FEATURES, notdef_outline=True))
    subsetter.populate(unicodes=letters)
    subsetter.subset(instance)
    instance.flavor = "woff2"
    return instance


if __name__ == "__main__":
    make(TARGET)
