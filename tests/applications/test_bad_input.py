"""Whatever is typed: a word beside the field, and nothing typed is lost."""

import pytest
from django.urls import reverse

from applications.models import Application, InterviewStage
from tests import builders as make
from tests.pages import Page, get

pytestmark = pytest.mark.django_db
ADD = "/applications/add/"


def typed_again(page: Page, name: str) -> str:
    assert page.response.status_code == 422
    return page.value(name)


def field(page: Page, name: str):
    return next(node for node in page.all("input") if node.get("name") == name)


def test_a_date_that_does_not_exist_is_shown_as_typed(client, alice):
    page = get(client, ADD).press(client, "Add it", title="Analyst", company="Acme", deadline="2026-02-30")
    assert typed_again(page, "deadline") == "2026-02-30"
    assert field(page, "deadline").get("type") == "text"  # a date field would hide it
    assert "There is no such day." in page.errors()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1949-12-31"])
def test_a_day_far_from_any_search_is_asked_about(client, alice, day):
    application = make.application(alice)
    page = get(client, reverse("interview_add", args=[application.pk])).press(client, "Put it down", day=day)
    assert typed_again(page, "day") == day
    assert "between 1950 and 2099" in page.errors()


def test_a_character_that_cannot_be_kept(client, alice):
    page = get(client, ADD).press(client, "Add it", title="Ana\0lyst", company="Acme")
    assert page.response.status_code == 422
    assert "a character in it that cannot be kept" in page.errors()
    assert page.value("company") == "Acme"


@pytest.mark.parametrize("name", ["title", "company"])
def test_a_name_of_ten_thousand_characters(client, alice, name):
    typed = {"title": "Analyst", "company": "Acme"} | {name: "a" * 10_000}
    page = get(client, ADD).press(client, "Add it", **typed)
    assert typed_again(page, name) == "a" * 10_000
    assert "At most 200 characters fit here; this has 10000." in page.errors()
    assert "maxlength" not in field(page, name).attrib  # a browser would cut a pasted text in silence


def test_a_company_whose_letters_grow(client, alice):
    page = get(client, ADD).press(client, "Add it", title="Analyst", company="\ufdfa" * 150)
    assert "too long to keep" in page.errors()


@pytest.mark.parametrize("nothing", ["", "   ", "\u00a0\t"])
def test_a_name_of_only_spaces(client, alice, nothing):
    page = get(client, ADD).press(client, "Add it", title=nothing, company="Acme")
    assert "This one is needed." in page.errors()


def test_a_script_is_only_a_text(client, alice):
    script = "<script>alert(1)</script>"
    page = get(client, ADD).press(
        client, "Add it", title=script, company=script, posting=script, place=script
    )
    assert page.heading == script
    assert not [node for node in page.all("script") if not node.get("src")]


def test_a_link_that_would_run(client, alice):
    page = get(client, ADD).press(client, "Add it", title="x", company="y", url="javascript:alert(1)")
    assert "does not look like a web address" in page.errors()
    assert page.value("url") == "javascript:alert(1)"


def test_pay_that_ends_below_its_beginning(client, alice):
    page = get(client, ADD).press(client, "Add it", title="x", company="y", pay_min="50000", pay_max="40000")
    assert "That is less than “Pay from”." in page.errors()
    assert (page.value("pay_min"), page.value("pay_max")) == ("50000", "40000")


@pytest.mark.parametrize("amount", ["-5", "many", "NaN", "1e400000", "9" * 40])
def test_pay_that_is_no_sum(client, alice, amount):
    page = get(client, ADD).press(client, "Add it", title="x", company="y", pay_min=amount)
    assert typed_again(page, "pay_min") == amount
    assert not Application.objects.exists()


def test_a_zone_that_nobody_knows(client, alice):
    application = make.application(alice)
    form = get(client, reverse("interview_add", args=[application.pk]))
    page = form.press(client, "Put it down", day="2026-03-12", zone="Middle-earth/Shire")
    assert "This time zone is not known." in page.errors()
    assert typed_again(page, "zone") == "Middle-earth/Shire"


def test_a_time_that_does_not_exist(client, alice):
    application = make.application(alice)
    form = get(client, reverse("interview_add", args=[application.pk]))
    page = form.press(client, "Put it down", day="2026-03-12", time="25:61")
    assert typed_again(page, "time") == "25:61"
    assert field(page, "time").get("type") == "text"


def test_a_strangers_contact_cannot_be_named(client, alice, bob):
    application, his = make.application(alice), make.contact(bob, name="His secret")
    form = get(client, reverse("interview_add", args=[application.pk]))
    page = form.press(client, "Put it down", day="2026-03-12", interviewers=str(his.pk))
    assert page.response.status_code == 422
    assert "His secret" not in page.response.content.decode()
    assert not InterviewStage.objects.exists()


def test_a_form_laid_into_the_page_answers_in_place(client, alice):
    application = make.application(alice)
    url = reverse("remark_add", args=[application.pk])
    answer = client.post(url, {"text": "", "happened_on": "2026-02-30"}, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    page = Page(answer)
    assert not page.all("nav") and page.value("happened_on") == "2026-02-30"
    assert "HX-Request" in answer["Vary"]
    good = client.post(url, {"text": "x", "happened_on": "2026-03-01"}, headers={"HX-Request": "true"})
    assert good["HX-Redirect"] == reverse("application", args=[application.pk])


def test_a_form_laid_into_the_page_takes_the_keyboard_along(client, alice):
    url = reverse("remark_add", args=[make.application(alice).pk])
    htmx = {"HX-Request": "true"}
    shown = Page(client.get(url, headers=htmx))
    assert "autofocus" in shown.all("textarea")[0].attrib
    wrong = Page(client.post(url, {"text": "x", "happened_on": "2026-02-30"}, headers=htmx))
    assert "autofocus" in field(wrong, "happened_on").attrib
    assert "autofocus" not in Page(client.get(url)).all("textarea")[0].attrib


@pytest.mark.parametrize("query", ["q=%00", "q=" + "a" * 300, "page=-1", "page=x", "stage=nonsense"])
def test_an_address_typed_by_hand(client, alice, query):
    make.application(alice)
    assert client.get(f"/applications/?{query}").status_code == 200
    assert client.get(f"/people/?{query}").status_code == 200
