"""The rows of `make demo` that its pages are looked at with: those with the most to show."""

from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db import models
from django.urls import reverse

from accounts.models import User
from applications.models import Application, Contact, Document, FollowUp, InterviewStage, Kind, Note, Remark
from reflections.models import Key, RecoveryPlan, RecoveryStep, ReflectionEntry, Tool
from transfer import bringing
from transfer.models import Export

A_LIST = b"Role,Company,Status\nCurator,Hollow Hill Museum,Applied\nArchivist,Ash Lane,No\n"


def rows_of(owner: User, *, now: datetime) -> dict[str, models.Model]:
    """By the kinds of row that the doors name."""
    tomorrow = InterviewStage.objects.get(
        owner=owner, application__company__name="Sundby Water Board", kind=Kind.TECHNICAL
    )
    application = tomorrow.application
    due = FollowUp.objects.of_plans().open().get(owner=owner, application__company__name="Orlo Maps")
    plan = plan_at("Orlo Maps", owner)
    finished = plan_at("Halden Ferries", owner)
    later = FollowUp.objects.open().get(owner=owner, title__startswith="Ask Amara")
    act = later.snooze(later.due_on + timedelta(days=1), now=now, via="page")
    return {
        "application": application,
        "company": application.company,
        "interview": tomorrow,
        "contact": Contact.objects.get(owner=owner, name="Lena Vogt"),
        "involvement": application.involvements.first(),
        "remark": Remark.objects.filter(owner=owner).first(),
        "change": application.changes.order_by("recorded_at").first(),
        "rejection": plan.event,
        "plan": plan,
        "step": RecoveryStep.objects.get(plan=finished, key=Key.INVENTORY),
        "follow_up": due,
        "act": act,
        "entry": ReflectionEntry.objects.filter(owner=owner, plan=finished).latest("written_at"),
        "tool": Tool.objects.filter(owner=owner).exclude(if_cue="").first(),
        "note": Note.objects.filter(owner=owner, kind="high_road_note").earliest("sent_at"),
        **_brought(owner, application, now=now),
    }


def plan_at(company: str, owner: User) -> RecoveryPlan:
    return RecoveryPlan.objects.with_words().get(
        event__application__owner=owner, event__application__company__name=company
    )


def addresses_of_plans(owner: User) -> dict[str, str]:
    """A plan in its quiet, and one at its end; the one under way is among the doors."""
    quiet, ended = (plan_at(company, owner) for company in ("Tamarisk Energy", "Halden Ferries"))
    return {
        "plan_quiet": reverse("plan", args=[quiet.pk]),
        "plan_steps_quiet": reverse("plan_steps", args=[quiet.pk]),
        "plan_ended": reverse("plan", args=[ended.pk]),
    }


def _brought(owner: User, application: Application, *, now: datetime) -> dict[str, models.Model]:
    """What the demo has not: a document, a list brought in, a copy of everything."""
    document = Document(owner=owner, kind="cv", name="cv-data-steward.pdf", sha256="0")
    document.keep(ContentFile(b"%PDF-"), now=now)
    document.applications.add(application)
    export = Export.objects.create(owner=owner, asked_at=now, finished_at=now)
    export.file.save("copy.zip", ContentFile(b"a copy"))
    return {
        "document": document,
        "import": bringing.begin(owner, name="list.csv", data=A_LIST, now=now),
        "export": export,
    }
