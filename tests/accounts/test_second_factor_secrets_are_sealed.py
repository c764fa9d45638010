"""A copy of the database holds no second factor that works."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import InvalidToken
from hypothesis import given
from hypothesis import strategies as st

from accounts import sealing
from tests import builders as make

SECRET = "JBSWY3DPEHPK3PXP"


@given(st.text())
def test_what_is_sealed_comes_back(text):
    assert sealing.unseal(sealing.seal(text)) == text


def test_the_same_secret_is_never_sealed_twice_the_same():
    assert sealing.seal(SECRET) != sealing.seal(SECRET)


def test_another_key_opens_nothing_and_an_older_one_still_does(settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "first", []
    sealed = sealing.seal(SECRET)
    settings.SECRET_KEY = "second"
    with pytest.raises(InvalidToken):
        sealing.unseal(sealed)
    settings.SECRET_KEY_FALLBACKS = ["first"]
    assert sealing.unseal(sealed) == SECRET


@pytest.mark.django_db
def test_neither_key_nor_seed_stands_in_the_database():
    alice = make.person()
    TOTP.activate(alice, SECRET)
    codes = RecoveryCodes.activate(alice).generate_codes()
    assert len(set(codes)) == 10
    for row in Authenticator.objects.all():
        sealed = row.data.get("secret") or row.data["seed"]
        assert SECRET not in sealed
        assert sealing.unseal(sealed) not in str(row.data)
