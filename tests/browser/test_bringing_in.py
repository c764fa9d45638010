"""The bookmarklet on a posting, a share, a list and the command menu, by hand and by keyboard."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from applications.models import Application
from tests import builders
from tests.browser.visitor import Visitor
from tests.transfer.postings import FULL, ld
from transfer import importing, waiting
from transfer.models import Import

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
POSTING = "https://board.example/jobs/42"


@pytest.fixture
def alice(visitor: Visitor):
    visitor.context.route(
        "https://board.example/**", lambda route: route.fulfill(body=page(), content_type="text/html")
    )
    person = builders.person()
    builders.application(person, title="Analyst", company="Able")
    return person


def page() -> str:
    words = "<main><h1>Data analyst</h1><p>Clean data &amp; more.</p><script>window.ran = 1</script></main>"
    return ld(FULL).replace("<p>x</p>", words)


def the_button(visitor: Visitor) -> str:
    visitor.goes_to(reverse("bookmarklet"))
    code = visitor.page.locator("#bookmarklet").get_attribute("href")
    assert code is not None and code.startswith("javascript:")
    return code.removeprefix("javascript:").replace("http://127.0.0.1:8000", visitor.url)


def press_it_there(visitor: Visitor, code: str) -> None:
    posting = visitor.context.new_page()  # a tab of its own: that page is none of ours
    posting.goto(POSTING)
    with visitor.context.expect_page() as opened:
        posting.evaluate(code)
    visitor.page = opened.value
    visitor.page.wait_for_load_state()


def test_the_bookmarklet_fills_the_form_with_what_the_page_says(visitor: Visitor, alice) -> None:
    visitor.is_signed_in(alice)
    press_it_there(visitor, the_button(visitor))
    visitor.is_at("Add a job")
    assert visitor.page.get_by_label("Role").input_value() == "Data analyst"
    assert visitor.page.get_by_label("Company").input_value() == "Acme"
    visitor.looks()
    visitor.presses("Add it")
    row = Application.objects.get(title="Data analyst")
    assert row.url == POSTING and row.posting.split() == ["Clean", "data.", "•", "SQL"]


def test_signed_out_what_was_brought_waits_in_the_tab(visitor: Visitor, alice) -> None:
    alice.set_password("a good long password")
    alice.save()
    visitor.is_signed_in(alice)
    code = the_button(visitor)
    visitor.context.clear_cookies()
    press_it_there(visitor, code)
    visitor.reads("Sign in, and what you brought")
    assert "kept=" not in visitor.page.url
    visitor.page.locator("main").get_by_role("link", name="Sign in").click()
    visitor.page.get_by_label("E-mail address").fill(alice.email)
    visitor.page.get_by_label("Password", exact=True).fill("a good long password")
    visitor.page.locator("main").get_by_role("button", name="Sign in").click()
    visitor.is_at("Add a job")
    assert visitor.page.get_by_label("Company").input_value() == "Acme"
    assert visitor.page.evaluate("sessionStorage.getItem('capture')") is None


SHARED = [
    ({"title": "Data analyst at Acme", "text": "Look at this", "url": POSTING}, "Data analyst", ""),
    ({"text": f"Data analyst at Acme {POSTING}"}, "Data analyst", ""),
    ({"text": "Soup of the day\nleek\npotato\ncream"}, "Soup of the day", "potato"),  # no job at all
]


def test_what_a_phone_shares_arrives_in_the_form(visitor: Visitor, alice) -> None:
    """Sent as the browser sends it: to the address, and under the names, that the manifest gives."""
    visitor.is_signed_in(alice)
    visitor.goes_to(reverse("today"))
    manifest = visitor.page.locator("link[rel=manifest]").get_attribute("href")
    target = visitor.page.request.get(manifest).json()["share_target"]
    assert target.get("method", "GET") == "GET"
    for shared, role, posting in SHARED:
        sent = {target["params"][name]: words for name, words in shared.items()}
        visitor.goes_to(f"{target['action']}?{urlencode(sent)}")
        assert visitor.page.get_by_label("Role").input_value() == role
        assert posting in visitor.page.get_by_label("The posting", exact=True).input_value()
    assert Application.objects.count() == 1  # nothing was kept before she looked


def test_the_command_menu_goes_there_by_keyboard_alone(visitor: Visitor, alice) -> None:
    visitor.is_signed_in(alice)
    visitor.goes_to(reverse("settings"))
    visitor.page.keyboard.press("Control+k")
    visitor.page.keyboard.type("analy")
    visitor.page.locator("#command-hits a", has_text="Analyst, Able").wait_for()
    visitor.looks()
    visitor.page.locator("#command-text").focus()
    visitor.page.keyboard.press("ArrowDown")
    assert "Analyst" in visitor.page.evaluate("document.activeElement.textContent")
    visitor.page.keyboard.press("ArrowUp")
    visitor.page.keyboard.press("Enter")
    visitor.is_at("Analyst")
    visitor.page.keyboard.press("Control+k")
    visitor.page.keyboard.press("Escape")
    assert not visitor.page.evaluate("document.getElementById('command').open")


def test_the_command_menu_never_goes_by_earlier_letters(visitor: Visitor, alice) -> None:
    builders.application(alice, title="Zoologist", company="Able")
    visitor.is_signed_in(alice)
    visitor.goes_to(reverse("settings"))
    visitor.page.keyboard.press("Control+k")
    visitor.page.keyboard.type("analy")
    visitor.page.locator("#command-hits a", has_text="Analyst, Able").wait_for()
    visitor.page.locator("#command-text").fill("zoolog")
    visitor.page.keyboard.press("Enter")  # what stands beneath still answers the letters before
    visitor.is_at("Zoologist")


def test_one_line_adds_a_job_from_any_page(visitor: Visitor, alice) -> None:
    visitor.is_signed_in(alice)
    visitor.goes_to(reverse("today"))
    field = visitor.page.get_by_placeholder("Data analyst at Acme").locator("visible=true")
    field.fill("Painter at Globex")
    field.press("Enter")
    visitor.is_at("Painter")
    visitor.goes_to(reverse("application_add"))
    field.fill("A word that says too little")
    field.press("Enter")
    visitor.is_at("Add a job")
    visitor.looks()
    assert visitor.page.get_by_label("Role").input_value() == "A word that says too little"


def test_a_long_list_can_be_watched_or_left(visitor: Visitor, alice, monkeypatch) -> None:
    rows = "".join(f"Company {n},Painter {n},Applied\n" for n in range(1_200))
    visitor.is_signed_in(alice)
    visitor.goes_to(reverse("imports"))
    visitor.page.locator("input[type=file]").set_input_files(
        {"name": "long.csv", "mimeType": "text/csv", "buffer": f"Company,Role,Status\n{rows}".encode()}
    )
    for button in ("Look at it", "Go on", "Go on", "Bring it in"):
        visitor.presses(button)
    visitor.reads("Waiting for its turn.")
    look, write = importing.check, importing.write

    def check(*args, **named):
        for number, checked in enumerate(look(*args, **named), start=1):
            yield checked
            if number == 700:  # the page asks every other second; the walk goes on when it has seen it
                visitor.reads("500 of 1,200 rows looked through.")
                visitor.looks()

    def write_when_seen(*args, **named):
        monkeypatch.setattr(importing, "check", look)
        visitor.reads("Now they are kept, as one piece.")
        write(*args, **named)

    monkeypatch.setattr(importing, "check", check)
    monkeypatch.setattr(importing, "write", write_when_seen)
    waiting.bring_in(str(Import.objects.get().pk))
    visitor.is_at("It is here")
    assert Application.objects.filter(title__startswith="Painter").count() == 1_200
    visitor.goes_to(reverse("today"))
    visitor.goes_to(reverse("imports"))
    visitor.reads("1200 rows")


def test_a_list_comes_in_from_upload_to_undo(visitor: Visitor, alice) -> None:
    visitor.is_signed_in(alice)
    visitor.goes_to(reverse("imports"))
    content = b"Company,Role,Status\nAcme,Painter,Rejected\n"
    visitor.page.locator("input[type=file]").set_input_files(
        {"name": "mine.csv", "mimeType": "text/csv", "buffer": content}
    )
    visitor.presses("Look at it")
    visitor.is_at("What the columns hold")
    visitor.presses("Go on")
    visitor.presses("Go on")
    visitor.is_at("What will be")
    visitor.presses("Bring it in")
    visitor.is_at("It is here")
    assert Application.objects.filter(title="Painter", outcome="rejected").exists()
    visitor.presses("Take it all back")
    assert not Application.objects.filter(title="Painter").exists()
