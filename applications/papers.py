"""Files kept beside applications: known by what is in them, never by what they are called."""

import codecs
import hashlib
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 10 * 1024 * 1024
MOST_IN_A_NAME = 180
HEAD = 4096
WORD_PART, MACROS = "word/document.xml", "word/vbaProject.bin"
OPEN_TEXT = b"application/vnd.oasis.opendocument.text"


@dataclass(frozen=True, slots=True)
class Paper:
    mime: str
    suffixes: tuple[str, ...]
    word: str | Promise


PDF = Paper("application/pdf", (".pdf",), _("a PDF"))
DOCX = Paper(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    (".docx",),
    _("a Word document"),
)
ODT = Paper(OPEN_TEXT.decode(), (".odt",), _("an OpenDocument text"))
RTF = Paper("application/rtf", (".rtf",), _("an RTF text"))
TXT = Paper("text/plain", (".txt", ".md"), _("plain text"))
PNG = Paper("image/png", (".png",), _("a PNG picture"))
JPEG = Paper("image/jpeg", (".jpg", ".jpeg"), _("a JPEG picture"))
PAPERS = (PDF, DOCX, ODT, RTF, TXT, PNG, JPEG)
BEGINNINGS = (
    (b"%PDF-", PDF),
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
)
ACCEPT = ",".join(suffix for paper in PAPERS for suffix in paper.suffixes)


def recognise(file: IO[bytes]) -> Paper | None:
    """What it is, read from its first bytes; None for all that is not kept here."""
    file.seek(0)
    head = file.read(HEAD)
    for beginning, paper in BEGINNINGS:
        if head.startswith(beginning):
            return paper
    if head.startswith(b"PK\x03\x04"):
        return _office(file)
    return TXT if _is_text(file) else None


def _office(file: IO[bytes]) -> Paper | None:
    """Two kinds of documents are archives; one that carries programs is not taken."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            if WORD_PART in names and MACROS not in names:
                return DOCX
            mime = archive.getinfo("mimetype") if "mimetype" in names else None
            small = mime is not None and mime.file_size <= 200
            return ODT if small and archive.read(mime).strip() == OPEN_TEXT else None
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, RuntimeError, NotImplementedError):
        return None


def _is_text(file: IO[bytes]) -> bool:
    """In whatever alphabet and encoding: no control signs beyond tabs and line ends."""
    file.seek(0)
    text = file.read()
    if text.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = text.decode("utf-16").encode()
        except UnicodeError:
            return False
    return not re.search(rb"[\x00-\x08\x0e-\x1f\x7f]", text)


def paper_named(name: str) -> Paper | None:
    suffix = PurePosixPath(name).suffix.lower()
    return next((paper for paper in PAPERS if suffix in paper.suffixes), None)


def clean_name(name: str, paper: Paper) -> str:
    """The name as it came, without what could deceive: folders, control signs, marks that turn the
    direction of writing; with the ending of what it is."""
    text = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    kept = "".join(sign for sign in text if unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    kept = " ".join(kept.split()).strip(". ") or "document"
    suffix = PurePosixPath(kept).suffix
    if suffix.lower() not in paper.suffixes:
        suffix = paper.suffixes[0]
        kept += suffix
    return kept[: MOST_IN_A_NAME - len(suffix)].removesuffix(suffix) + suffix


def sha256_of(file: IO[bytes]) -> str:
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()
