"""Small files of every kind that is kept, and of some that are not."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in members.items():
            file.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
DOCX = archive(word__document_dot_xml=b"<document/>")
DOCM = archive(word__document_dot_xml=b"<document/>", word__vbaProject_dot_bin=b"\x00")
ODT = archive(mimetype=b"application/vnd.oasis.opendocument.text", content_dot_xml=b"<x/>")
RTF = b"{\\rtf1 Hello}"
TEXT = "Zoë Ångström, analyst\n".encode()
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 20
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00" + b"\x00" * 200
HTML = b"<script>alert(1)</script>"


def upload(data: bytes = PDF, name: str = "cv.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="text/html")  # the browser's word counts for nothing
