"""An account deleted in a browser: asked again, shown what goes, and nothing is left on the device either."""

import pytest
from django.urls import reverse

from accounts.models import User
from tests import builders
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a good long password"


def test_what_was_kept_on_the_device_goes_with_the_account(visitor: Visitor) -> None:
    person = builders.person()
    person.set_password(PASSWORD)
    person.save()
    builders.application(person)
    visitor.is_signed_in(person)
    visitor.goes_to(reverse("your_data"))
    visitor.page.evaluate("localStorage.setItem('words:1:write', 'what nobody reads')")
    visitor.follows("Delete the account")
    visitor.page.get_by_label("Password", exact=True).fill(PASSWORD)
    visitor.page.keyboard.press("Enter")
    visitor.is_at("Delete the account")
    visitor.looks()
    visitor.presses("Delete for good")
    visitor.is_at("It is gone.")
    assert visitor.page.evaluate("Object.keys(localStorage)") == []
    assert not User.objects.filter(pk=person.pk).exists()
    visitor.goes_to(reverse("front"))
