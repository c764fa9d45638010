"""Every kind of mail from its first header to its last line, as it was when it was last read with care.

After a change that is meant: WRITE_WHOLE_MAILS=1 makes the texts anew, to be read before they are kept.
"""

import email
import email.policy
import os
import re
import shutil
import subprocess
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.delivery.awkward import LETTERS

pytestmark = pytest.mark.django_db
KEPT = Path(__file__).with_name("whole_mails")
STRICT = email.policy.SMTP.clone(raise_on_defect=True)
HOW = "The mail program mblaze is not here; on Debian or Ubuntu: sudo apt install mblaze"
HEADERS = (
    "Subject",
    "From",
    "To",
    "Date",
    "Auto-Submitted",
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "X-Auto-Response-Suppress",
)


def travelled(name: str) -> tuple[bytes, EmailMessage]:
    """As it leaves, and as a strict reader gets it."""
    raw = LETTERS[name]().message(policy=email.policy.SMTP).as_bytes()
    return raw, email.message_from_bytes(raw, policy=STRICT)


def whole(mail: EmailMessage) -> str:
    """What is in it; tokens and keys, which differ each time, are three dots."""
    lines = [f"{name}: {mail[name]}" for name in HEADERS]
    for part in mail.walk():
        if not part.is_multipart():
            lines += ["", f"---- {part.get_content_type()}", part.get_content().replace("\r\n", "\n")]
    text = "\n".join(lines)
    text = re.sub(r"<style>.*?</style>", "<style>…</style>", text, flags=re.DOTALL)
    text = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "…", text)
    text = re.sub(r"(/(?:mail/\w+|unsubscribe)/)[^/\s\"]+/", r"\1…/", text)
    return text.rstrip() + "\n"


@pytest.mark.parametrize("name", LETTERS)
def test_a_mail_reads_as_it_was_last_read_with_care(name):
    _raw, mail = travelled(name)
    file = KEPT / f"{name}.txt"
    if "WRITE_WHOLE_MAILS" in os.environ:
        file.parent.mkdir(exist_ok=True)
        file.write_text(whole(mail))
    assert whole(mail) == file.read_text(), "meant? WRITE_WHOLE_MAILS=1, and read what changed"


@pytest.mark.parametrize("name", LETTERS)
def test_a_mail_is_one_that_the_rules_of_mail_allow(name):
    raw, mail = travelled(name)
    assert raw.isascii()
    assert all(len(line) <= 998 and b"\n" not in line and b"\r" not in line for line in raw.split(b"\r\n"))
    assert not [part.defects for part in mail.walk() if part.defects]
    for header in ("From", "To", "Subject", "Date", "Message-ID"):
        assert len(mail.get_all(header)) == 1
    assert mail["Bcc"] is None
    assert [address.addr_spec for address in mail["From"].addresses] == ["rebound@localhost"]


@pytest.fixture
def mblaze(tmp_path):
    """A mail program as people have it. Answers what its `mshow` and `mhdr` say of a mail."""
    if shutil.which("mshow") is None and os.environ.get("CI") == "true":
        pytest.fail(HOW, pytrace=False)
    if shutil.which("mshow") is None:
        pytest.skip(HOW)
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}

    def asked(raw: bytes, *command: str) -> str:
        file = tmp_path / "mail"
        file.write_bytes(raw.replace(b"\r\n", b"\n"))
        done = subprocess.run(
            [*command, str(file)], capture_output=True, env=environment, timeout=30, check=False, cwd=tmp_path
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.decode()

    return asked


@pytest.mark.parametrize("name", LETTERS)
def test_a_real_mail_program_shows_the_text_and_all_its_parts(name, mblaze):
    raw, mail = travelled(name)
    text = mail.get_body(("plain",)).get_content().replace("\r\n", "\n").strip()
    assert text in mblaze(raw, "mshow", "-N")
    assert mblaze(raw, "mhdr", "-d", "-h", "subject").strip() == mail["Subject"]
    assert mblaze(raw, "mhdr", "-A", "-h", "from").strip().endswith("<rebound@localhost>")
    parts = [part.get_content_type() for part in mail.walk()]
    assert [line.split()[1] for line in mblaze(raw, "mshow", "-t").splitlines()[1:]] == parts
