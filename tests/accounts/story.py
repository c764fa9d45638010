"""The few things that these tests do again and again."""

import re

from django.core import mail
from django.test import Client

from accounts.models import User
from tests import builders as make
from tests.pages import Page, get

PASSWORD = "four quiet words here"


def sign_up(client: Client, email: str = "ana@example.org", **typed: str) -> Page:
    page = get(client, "/account/signup/")
    return page.press(client, "Start", email=email, password1=PASSWORD, **typed)


def sign_in(client: Client, email: str = "alice@example.org", **typed: str) -> Page:
    return get(client, "/account/login/").press(
        client, "Sign in", login=email, **{"password": PASSWORD, **typed}
    )


def person_with_password(email: str = "alice@example.org", **fields: object) -> User:
    return make.person(email, password=PASSWORD, **fields)


def latest_code() -> str:
    found = re.search(r"^Your code: (\d{6})$", mail.outbox[-1].body, re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found[1]


def another_code(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
