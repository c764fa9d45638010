"""The pages of a bad moment: in Rebound's words, one heading, a way on."""

import html5lib
import pytest
from django.template.loader import get_template
from django.test import RequestFactory
from django.views.defaults import server_error

from tests.pages import words

PAGES = ["400", "403", "403_csrf", "404", "413", "429"]


@pytest.mark.parametrize("name", PAGES)
def test_a_refusal_says_what_happened_and_leads_on(name: str) -> None:
    html = get_template(f"{name}.html").render({}, RequestFactory().get("/nowhere/"))
    page = html5lib.parse(html, namespaceHTMLElements=False)
    assert len(list(page.iter("h1"))) == 1
    main = next(page.iter("main"))
    assert [a.get("href") for a in main.iter("a")] == ["/"]
    assert "please" not in words(main).lower()


def test_the_page_of_a_broken_server_needs_no_context_and_no_database() -> None:
    response = server_error(RequestFactory().get("/nowhere/"))
    page = html5lib.parse(response.content, namespaceHTMLElements=False)
    assert response.status_code == 500
    assert words(next(page.iter("h1"))) == "Something broke on this side."
