"""A stranger's guess gets 404, and changes nothing."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from applications.models import Application, Contact, Document, FollowUp, InterviewStage, Involvement, Remark
from applications.urls import urlpatterns
from tests import builders as make

pytestmark = pytest.mark.django_db
OF = {
    "application": "application", "interview": "interview", "company": "company", "person": "contact",
    "contact": "contact", "hello": "contact", "change": "change", "remark": "remark",
    "involvement": "involvement", "document": "document",
}  # fmt: skip
ONE_ROW = sorted({route.name for route in urlpatterns if "<uuid:pk>" in str(route.pattern)})
ADDS = {
    "interview_add", "involvement_add", "remark_add", "follow_up_add", "involvement_restore", "document_add",
}  # fmt: skip


@pytest.fixture
def his(bob) -> dict[str, object]:
    application = make.application(bob)
    document = Document(owner=bob, kind="cv", name="cv.pdf", sha256="0")
    document.keep(ContentFile(b"%PDF-"), now=make.NOW)
    return {
        "document": document,
        "application": application,
        "company": application.company,
        "contact": make.contact(bob, for_=application),
        "interview": make.interview(application),
        "change": application.changes.newest(),
        "involvement": Involvement.objects.get(),
        "remark": Remark.objects.create(
            owner=bob, application=application, happened_on=make.TODAY, text="His words"
        ),
    }


def address(name: str, his: dict[str, object]) -> str:
    kind = "application" if name in ADDS else OF[name.split("_")[0]]
    more = {
        "involvement_restore": [his["contact"].pk, "reference"],
        "document_take_off": [his["application"].pk],
        "document_put_back": [his["application"].pk],
    }.get(name, [])
    return reverse(name, args=[his[kind].pk, *more])


@pytest.mark.parametrize("name", ONE_ROW)
def test_a_page_of_another_is_not_there(client, alice, his, name):
    for response in (client.get(address(name, his)), client.post(address(name, his), {"text": "x"})):
        assert response.status_code in {404, 405}
        assert "His words" not in response.content.decode()
    tables = (Application, InterviewStage, Contact, Remark, Involvement)
    assert [table.objects.count() for table in tables] == [1, 1, 1, 1, 1]
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize("name", ONE_ROW)
def test_without_signing_in_there_is_only_the_entrance(client, his, name):
    client.logout()
    assert client.get(address(name, his)).headers.get("Location", "").startswith("/account/")


def test_a_strangers_person_is_not_put_back_into_an_application(client, alice, his):
    mine = make.application(alice)
    url = reverse("involvement_restore", args=[mine.pk, his["contact"].pk, "reference"])
    assert client.post(url).status_code == 404
    assert not mine.involvements.exists()
