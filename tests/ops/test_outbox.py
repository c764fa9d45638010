"""Without a mail server mails can be read at this machine, and nowhere else."""

from datetime import timedelta

import html5lib
import pytest
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from rebound import outbox
from rebound.outbox import Backend

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_outbox(tmp_path, settings):
    settings.OUTBOX = tmp_path / "outbox"


def send(
    *, subject="Your list for Thursday", text="Two things.\nhttp://127.0.0.1:8000/m/x/", html="<b>Two</b>"
):
    mail = EmailMultiAlternatives(subject=subject, body=text, to=["ana@example.org"])
    mail.attach_alternative(html, "text/html")
    assert Backend().send_messages([mail]) == 1


def page(client, address, **extra):
    response = client.get(address, **extra)
    assert response.status_code == 200
    return response, html5lib.parse(response.content, namespaceHTMLElements=False)


def test_mails_are_listed_newest_first(client):
    send(subject="Confirm your address")
    send(subject="Your list for Thursday")
    _, tree = page(client, "/outbox/")
    assert [link.text for link in tree.findall(".//main//li//a")] == [
        "Your list for Thursday",
        "Confirm your address",
    ]


def test_a_mail_is_shown_as_text_with_its_links(client):
    send()
    _, tree = page(client, f"/outbox/{outbox.mails()[0].name}/")
    sheet = tree.find(".//div[@class='sheet']")
    assert "Two things." in "".join(sheet.itertext())
    assert sheet.find(".//a").get("href") == "http://127.0.0.1:8000/m/x/"


def test_the_html_part_may_run_and_fetch_nothing(client):
    send(html="<script>1</script><p>Two</p>")
    response, _ = page(client, f"/outbox/{outbox.mails()[0].name}/html/")
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'; style-src 'unsafe-inline'"


def test_a_mail_without_html_has_no_such_page(client):
    Backend().send_messages([EmailMultiAlternatives(subject="A test", body="One.", to=["ana@example.org"])])
    name = outbox.mails()[0].name
    assert client.get(f"/outbox/{name}/html/").status_code == 404
    _, tree = page(client, f"/outbox/{name}/")
    assert not tree.findall(".//main//a[@href='html/']")


@pytest.mark.parametrize(
    "visitor",
    [{"REMOTE_ADDR": "203.0.113.9"}, {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}, {"HTTP_FORWARDED": "for=x"}],
)
def test_from_elsewhere_there_is_no_such_page(client, visitor):
    send()
    for address in [
        "/outbox/",
        f"/outbox/{outbox.mails()[0].name}/",
        f"/outbox/{outbox.mails()[0].name}/html/",
    ]:
        assert client.get(address, **visitor).status_code == 404


def test_with_a_mail_server_there_is_no_such_page(client, settings):
    settings.MAIL_SERVER = {"BACKEND": "django.core.mail.backends.smtp.EmailBackend"}
    assert client.get("/outbox/").status_code == 404


@pytest.mark.parametrize("name", ["..", "20261124", "a" * 60, "20261124T113000000000-0a0b0c0d"])
def test_a_guessed_name_leads_nowhere(client, name):
    send()
    assert client.get(f"/outbox/{name}/").status_code in {404, 301}


def test_files_are_private_and_go_after_a_week():
    send()
    file = next(settings.OUTBOX.iterdir())
    assert settings.OUTBOX.stat().st_mode & 0o777 == 0o700
    assert file.stat().st_mode & 0o777 == 0o600
    now = timezone.now()
    outbox.forget_old(now=now + timedelta(days=6, hours=23))
    assert file.exists()
    outbox.forget_old(now=now + timedelta(days=7, hours=1))
    assert not file.exists()


def test_a_mail_half_written_is_not_shown():
    send()
    (settings.OUTBOX / "20261124T113000000000-0a0b0c0d.unfinished").write_bytes(b"Subj")
    assert len(outbox.mails()) == 1
