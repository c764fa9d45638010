"""What the operator sees and may do; never a word that a person wrote."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from accounts.models import User
from applications.models import Aim, Installation, MailKind, Note, Reminder, State, Why
from rebound import dashboard
from reflections.models import ReflectionEntry
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.delivery.builders import due, follow_up, reminder, send, someone, someone_with_a_list
from tests.pages import Page, words

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"
MAILS = "/admin/applications/reminder/"


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def operator(client):
    boss = User.objects.create_superuser("boss@example.org", "a long password")
    boss.emailaddress_set.create(email=boss.email, verified=True, primary=True)
    client.force_login(boss)
    return client


def act(client, action: str, *rows: Reminder) -> str:
    data = {"action": action, "_selected_action": [str(row.pk) for row in rows], "index": "0"}
    page = Page(client.post(MAILS, data, follow=True))
    return " ".join(words(li) for ul in page.all("ul") if ul.get("class") == "messagelist" for li in ul)


# ---- the door ------------------------------------------------------------------------
def test_strangers_go_to_the_one_sign_in(client):
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0].startswith(reverse("account_login"))


def test_people_without_the_right_are_told_so(client):
    client.force_login(make.person())
    assert client.get("/admin/", follow=True).status_code == 403


def test_passwords_are_changed_where_everybody_changes_them(operator):
    assert operator.get("/admin/password_change/").url == reverse("account_change_password")


def test_only_what_the_operator_needs_is_there(operator):
    page = Page(operator.get("/admin/"))
    tables = {href for href in page.links().values() if href.startswith("/admin/") and href.endswith("/")}
    assert tables - {"/admin/"} == {
        "/admin/accounts/invitation/",
        "/admin/accounts/user/",
        "/admin/applications/installation/",
        MAILS,
    }
    for gone in ("/admin/mfa/authenticator/", "/admin/usersessions/usersession/", "/admin/auth/group/"):
        assert operator.get(gone).status_code == 404


# ---- the dashboard -------------------------------------------------------------------
def figures(client) -> str:
    rows = [row for row in Page(client.get("/admin/")).all("dl") for row in row]
    return " | ".join(" ".join(words(part) for part in row) for row in rows)


def test_the_dashboard_counts_mails_by_state(operator):
    rows = due(5)
    for row, state in zip(rows, [State.SENT, State.FAILED, State.EXPIRED, State.UNKNOWN], strict=False):
        Reminder.objects.filter(pk=row.pk).update(state=state)
    Reminder.objects.filter(pk=rows[4].pk).update(due_at=NOW - timedelta(hours=2))
    Installation.objects.create(pk=1, instance_id="x", site_url="http://localhost", last_tick_at=NOW)
    shown = figures(operator)
    for line in ["Waiting 1", "due more than ten minutes ago 1", "Sent 1", "refused for good 1", "In doubt"]:
        assert line in shown
    assert "has waited 2 hours" in shown
    assert "The mail clock ticks." in Page(operator.get("/admin/")).main


def test_the_dashboard_says_when_the_clock_stands_still_and_when_mail_is_held(operator):
    Installation.objects.create(
        pk=1, instance_id="x", site_url="http://localhost", last_tick_at=NOW - timedelta(minutes=3)
    )
    assert "The mail clock stands still" in Page(operator.get("/admin/")).main
    Installation.objects.update(hold_reason="This database comes from another installation.")
    assert "Mail is held. This database comes from another" in Page(operator.get("/admin/")).main


@pytest.mark.parametrize(
    "kind, day, zone",
    [(MailKind.EVE, TODAY + timedelta(days=1), "Europe/Berlin"), (MailKind.DAY, TODAY, "Pacific/Noumea")],
)
def test_a_bar_counts_what_went_out_on_that_day_whatever_day_it_was_about(kind, day, zone):
    sent_at = datetime(2026, 3, 9, 22, 5, tzinfo=UTC)
    row = reminder(someone(zone=zone), kind=kind, day=day, now=sent_at)
    set_(row, state=State.SENT, sent_at=sent_at)
    shown = {bar.day: bar.sent for bar in dashboard.bars(TODAY)}
    assert (shown[TODAY - timedelta(days=1)], shown[TODAY]) == (1, 0)


def test_a_person_is_switched_off_here_and_leaves_by_themselves(operator):
    """A deletion from here would stop at the mails, and leave their documents behind."""
    page = f"/admin/accounts/user/{someone().pk}/"
    assert operator.get(f"{page}delete/").status_code == 403
    assert "Delete" not in Page(operator.get(f"{page}change/")).main


def test_the_picture_is_drawn_without_styles_or_scripts(operator):
    due(1)
    page = Page(operator.get("/admin/"))
    [picture] = [n for n in page.all(f"{SVG}svg") if n.get("class") == "bars"]
    assert len(list(picture.iter(f"{SVG}rect"))) == 28
    assert not [n for n in page.root.iter() if n.get("style")]
    assert not [n for n in page.all("script") if not n.get("src") and n.get("type") != "application/json"]


def test_the_dashboard_asks_as_much_for_three_mails_as_for_one(operator, django_assert_max_num_queries):
    due(3)
    with django_assert_max_num_queries(24):
        operator.get("/admin/")


# ---- mails by state ------------------------------------------------------------------
def set_(row: Reminder, **fields) -> None:
    Reminder.objects.filter(pk=row.pk).update(**fields)


@pytest.mark.parametrize(
    "group, fields",
    [
        ("waiting", {}),
        ("late", {"due_at": NOW - timedelta(minutes=10)}),
        ("stuck", {"state": State.HANDED, "lease_until": NOW - timedelta(seconds=1)}),
        ("sent", {"state": State.SENT}),
        ("failed", {"state": State.FAILED}),
        ("expired", {"state": State.EXPIRED}),
        ("unknown", {"state": State.UNKNOWN}),
        ("skipped", {"state": State.SKIPPED}),
    ],
)
def test_mails_are_found_by_group(operator, group, fields):
    wanted, other = due(2)
    set_(wanted, **fields)
    set_(other, state=State.SENT if group != "sent" else State.FAILED)
    page = Page(operator.get(f"{MAILS}?group={group}"))
    assert wanted.owner.email in page.main
    assert other.owner.email not in page.main


@pytest.mark.parametrize("state", [State.FAILED, State.EXPIRED, State.UNKNOWN])
def test_send_again_puts_it_back_in_line_under_its_id_with_time_to_go(operator, sink, state):
    [row] = due()
    set_(row, state=state, expires_at=NOW - timedelta(hours=1), attempts=12, reason="550 no")
    assert act(operator, "send_again", row) == "1 mail changed."
    again = Reminder.objects.get()
    assert (again.state, again.message_id, again.attempts, again.reason) == (
        State.PENDING,
        row.message_id,
        1,  # one try, so that an addition tells of the whole day
        "",
    )
    send(NOW + timedelta(minutes=1))
    assert sink.ids == [row.message_id]


@pytest.mark.parametrize("state", [State.SENT, State.SKIPPED, State.HANDED, State.CLAIMED, State.PENDING])
def test_send_again_never_touches_what_was_sent_or_is_under_way(operator, state):
    [row] = due()
    set_(row, state=state)
    assert "for which this does nothing" in act(operator, "send_again", row)
    assert Reminder.objects.get().state == state


def test_cancel_takes_what_waits_out_of_the_line(operator):
    waiting, sent = due(2)
    set_(sent, state=State.SENT)
    act(operator, "cancel", waiting, sent)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.reason) == (State.SKIPPED, Why.CANCELLED)
    sent.refresh_from_db()
    assert sent.state == State.SENT


def test_staff_who_may_only_look_cannot_act(client):
    helper = make.person("helper@example.org", is_staff=True)
    helper.user_permissions.add(Permission.objects.get(codename="view_reminder"))
    client.force_login(helper)
    [row] = due()
    set_(row, state=State.FAILED)
    assert client.get(MAILS).status_code == 200
    act(client, "send_again", row)
    row.refresh_from_db()
    assert row.state == State.FAILED


def test_no_page_of_the_admin_shows_a_word_that_a_person_wrote(operator):
    alice = someone_with_a_list(name="Secretname")
    about = make.application(alice, title="Secretrole", company="Secretcorp")
    row = follow_up(about, title="Secrettitle", kind=Aim.THANK_YOU)
    note = {"owner": alice, "application": about, "follow_up": row, "kind": row.kind}
    Note.objects.create(**note, body="Secretbody", made_at=NOW)
    ReflectionEntry.objects.create(owner=alice, body="Secretwords", begun_at=NOW, written_at=NOW)
    mail = reminder(alice, day=TODAY)
    pages = ["/admin/", MAILS, f"{MAILS}{mail.pk}/change/", f"{MAILS}{mail.pk}/history/"]
    pages += ["/admin/accounts/user/", f"/admin/accounts/user/{alice.pk}/change/"]
    for url in [*pages, "/admin/applications/installation/"]:
        response = operator.get(url)
        assert response.status_code == 200, url
        assert "Secret" not in response.content.decode(), url
