"""One row of every kind for a person, and the links that mails carry about them."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import models
from django.urls import reverse

from accounts.models import User
from applications import tokens
from applications.models import Document, FollowUp, Note, Remark
from reflections import recovery, steps
from reflections.models import Depth, RecoveryPlan, RecoveryStep, ReflectionEntry, Tool
from tests import builders
from tests.builders import NOW, TODAY
from transfer import bringing
from transfer.models import Export


def cast_of(owner: User) -> dict[str, models.Model]:
    """One row of every kind: a no after a talk, its plan under way, words and a tool."""
    application = builders.application(owner, now=NOW - timedelta(days=20))
    contact = builders.contact(owner, for_=application)
    interview = builders.interview(application, day=TODAY - timedelta(days=4), with_=[contact])
    remark = Remark.objects.create(owner=owner, application=application, happened_on=TODAY, text="A remark")
    event = recovery.begin(application, now=NOW - timedelta(days=3))
    plan = RecoveryPlan.objects.get(event=event)
    steps.choose_depth(plan, Depth.SOMEWHAT, now=NOW - timedelta(days=3))
    follow_up = FollowUp.objects.of_plans().open().get(owner=owner)
    act = follow_up.snooze(TODAY, now=NOW, via="page")
    entry = ReflectionEntry.objects.create(
        owner=owner, plan=plan, body="Private words.", begun_at=NOW, written_at=NOW
    )
    tool = Tool.objects.create(owner=owner, kind="field", text="A tool", source_entry=entry, kept_at=NOW)
    brought = bringing.begin(
        owner, name="list.csv", data=b"Role,Company,Status\nAnalyst,Acme,Applied\n", now=NOW
    )
    document = Document(owner=owner, kind="cv", name="cv.pdf", sha256="0")
    document.keep(ContentFile(b"%PDF-"), now=NOW)
    document.applications.add(application)
    export = Export.objects.create(owner=owner, asked_at=NOW, finished_at=NOW)
    export.file.save("copy.zip", ContentFile(b"a copy"))
    status_check = FollowUp.objects.create(
        owner=owner, application=application, contact=contact, kind="status_check", due_on=TODAY
    )
    note = Note.objects.create(
        owner=owner,
        application=application,
        contact=contact,
        follow_up=status_check,
        kind="status_check",
        body="Private words.",
        made_at=NOW,
        sent_at=NOW,
    )
    application.refresh_from_db()
    return {
        "note": note,
        "import": brought,
        "export": export,
        "application": application,
        "document": document,
        "company": application.company,
        "contact": contact,
        "involvement": application.involvements.get(),
        "interview": interview,
        "remark": remark,
        "change": application.changes.order_by("recorded_at").first(),
        "rejection": event,
        "plan": plan,
        "step": RecoveryStep.objects.get(plan=plan, key="inventory"),
        "follow_up": follow_up,
        "act": act,
        "entry": entry,
        "tool": tool,
    }


def mail_links(follow_up: FollowUp, act: models.Model) -> dict[str, str]:
    person = follow_up.owner
    links = {
        f"mail_action {verb}": reverse("mail_action", args=[verb, tokens.for_action(follow_up, verb, person)])
        for verb in ("done", "let_go", "later", "quiet", "ready", "answered", "nothing")
    }
    return {
        **links,
        "mail_undo": reverse("mail_undo", args=[tokens.for_undo(act, person)]),
        "mail_pause": reverse("mail_pause", args=[tokens.for_pausing(person)]),
        "unsubscribe": reverse("unsubscribe", args=[tokens.for_unsubscribing(person, "day")]),
    }
