"""Every address of the site, and what kind of door it is. A new address has to be written down here."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import User
from applications import tokens
from applications.models import Document, FollowUp, Note, Remark
from reflections import recovery, steps
from reflections.models import Depth, RecoveryPlan, RecoveryStep, ReflectionEntry, Tool
from tests import builders
from tests.builders import NOW, TODAY
from transfer import bringing
from transfer.models import Export

# GET of a page or a form; POST of a form or a verb.
PAGE, FORM, VERB = ("GET",), ("GET", "POST"), ("POST",)


@dataclass(frozen=True)
class Door:
    methods: tuple[str, ...]
    rows: dict[str, str] = field(default_factory=dict)  # argument of the address: whose row it names
    fixed: dict[str, object] = field(default_factory=dict)  # arguments that are no id

    def url(self, name: str, cast: dict[str, models.Model]) -> str:
        return reverse(name, kwargs={**{a: cast[r].pk for a, r in self.rows.items()}, **self.fixed})


def of(row: str, methods: tuple[str, ...], **fixed: object) -> Door:
    return Door(methods, {"pk": row}, fixed)


PUBLIC = {
    "front",
    "turned_down",
    "privacy",
    "talk",
    "received",
    "account_login",
    "account_signup",
    "health",
    "health_live",
}
# Public in their way: they ask for a code, a link from a mail, or say that something is over.
ENTRANCE = {
    "account_email_verification_sent",
    "start_again",
    "account_logout",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_confirm_login_code",
    "mfa_authenticate",
}
FROM_A_MAIL = {"mail_action", "mail_undo", "mail_pause", "unsubscribe"}
BY_ITS_OWN_KEY = {"feed"}  # a calendar program cannot sign in
AT_THIS_MACHINE = {"outbox", "outbox_mail", "outbox_mail_html", "design"}
# Of the signed-in person, without an id in the address.
OWN = {
    "today": PAGE,
    "more": PAGE,
    "first_steps": PAGE,
    "sample_add": VERB,
    "sample_remove": VERB,
    "settings": FORM,
    "mails": PAGE,
    "mails_tomorrow": PAGE,
    "mail_sample": VERB,
    "mails_release": VERB,
    "applications": PAGE,
    "applications_closed": PAGE,
    "board": PAGE,
    "application_add": FORM,
    "documents": PAGE,
    "people": PAGE,
    "contact_add": FORM,
    "imports": FORM,
    "capture": FORM,
    "bookmarklet": PAGE,
    "quick": FORM,
    "command": PAGE,
    "calendar": FORM,
    "your_data": PAGE,
    "export": VERB,
    "account_delete": FORM,
    "writing": FORM,
    "toolbelt": PAGE,
    "tool_add": FORM,
    "no_linkedin": VERB,
    "account_email": FORM,
    "account_change_password": FORM,
    "account_set_password": FORM,
    "account_reauthenticate": FORM,
    "mfa_index": PAGE,
    "mfa_reauthenticate": FORM,
    "mfa_activate_totp": FORM,
    "mfa_deactivate_totp": FORM,
    "mfa_view_recovery_codes": PAGE,
    "mfa_generate_recovery_codes": FORM,
    "mfa_download_recovery_codes": PAGE,
    "usersessions_list": FORM,
}
# Of one row: a stranger finds nothing there.
ROWS = {
    "mail_tomorrow": Door(PAGE, fixed={"kind": "day"}),
    "application": of("application", PAGE),
    "application_edit": of("application", FORM),
    "application_remove": of("application", FORM),
    "application_stage": of("application", VERB),
    "application_ending": of("application", PAGE),
    "application_close": of("application", VERB),
    "interview_add": of("application", FORM),
    "involvement_add": of("application", FORM),
    "remark_add": of("application", FORM),
    "follow_up_add": of("application", FORM),
    "document_add": of("application", FORM),
    "document": of("document", PAGE),
    "document_file": of("document", PAGE),
    "document_edit": of("document", FORM),
    "document_remove": of("document", FORM),
    "document_take_off": Door(VERB, {"pk": "document", "application": "application"}),
    "document_put_back": Door(VERB, {"pk": "document", "application": "application"}),
    "change_day": of("change", FORM),
    "change_undo": of("change", VERB),
    "interview_edit": of("interview", FORM),
    "interview_cancel": of("interview", VERB),
    "interview_restore": of("interview", VERB),
    "interview_remove": of("interview", FORM),
    "remark_edit": of("remark", FORM),
    "remark_remove": of("remark", FORM),
    "involvement_remove": of("involvement", VERB),
    "involvement_restore": Door(
        VERB, {"pk": "application", "contact": "contact"}, {"role": "hiring_manager"}
    ),
    "company": of("company", PAGE),
    "company_edit": of("company", FORM),
    "person": of("contact", PAGE),
    "contact_edit": of("contact", FORM),
    "contact_remove": of("contact", FORM),
    "hello_add": of("contact", FORM),
    "rejection": of("application", VERB),
    "reopening": of("application", VERB),
    "reopening_undo": of("application", VERB),
    "silence": of("application", FORM),
    "status_check": of("application", VERB),
    "rejection_details": of("rejection", FORM),
    "rejection_undo": of("rejection", VERB),
    "plan_start": of("rejection", VERB),
    "plan": of("plan", PAGE),
    "plan_steps": of("plan", PAGE),
    "plan_person": of("plan", FORM),
    "plan_depth": of("plan", FORM),
    "quiet": of("plan", VERB),
    "plan_end": of("plan", VERB),
    "door": of("plan", FORM),
    "step_leaving_out": of("step", VERB),
    "step_day": of("step", FORM),
    "follow_up": of("follow_up", PAGE),
    "completion": of("follow_up", VERB),
    "snooze": of("follow_up", FORM),
    "letting_go": of("follow_up", VERB),
    "act_undo": of("act", VERB),
    "note": of("follow_up", FORM),
    "note to": Door(FORM, {"pk": "follow_up", "contact": "contact"}),
    "note_remarks": of("follow_up", VERB),
    "note_remarks to": Door(VERB, {"pk": "follow_up", "contact": "contact"}),
    "note_person": of("follow_up", FORM),
    "note_sent": of("note", PAGE),
    "note_take_back": of("note", VERB),
    "connection_answer": of("note", VERB),
    "connect": of("follow_up", FORM),
    "write": of("plan", FORM),
    "tell": of("plan", PAGE),
    "inventory_start": of("plan", PAGE),
    "inventory": of("plan", FORM, number=1),
    "forward": of("plan", FORM),
    "forward_done": of("plan", PAGE),
    "entry": of("entry", FORM),
    "entry_sentences": of("entry", FORM),
    "entry_delete": of("entry", FORM),
    "tool": of("tool", FORM),
    "tool_put_away": of("tool", VERB),
    "tool_bring_back": of("tool", VERB),
    "tool_delete": of("tool", FORM),
    "preparation": of("interview", FORM),
    "import": of("import", PAGE),
    "import_columns": of("import", FORM),
    "import_statuses": of("import", FORM),
    "import_check": of("import", FORM),
    "import_again": of("import", VERB),
    "import_undo": of("import", VERB),
    "import_remove": of("import", VERB),
    "export_file": of("export", PAGE),
    "interview_ics": of("interview", PAGE),
}


def name_of(key: str) -> str:
    """ "note to" is the address `note` with a second id."""
    return key.split()[0]


def addresses(patterns: list[URLPattern | URLResolver] | None = None, *, inside: str = "") -> list[str]:
    """The names of all addresses; those of the admin come with its namespace."""
    found = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            space = pattern.namespace or inside
            found += addresses(pattern.url_patterns, inside=space)
        else:
            found.append(f"{inside}:{pattern.name}" if inside else str(pattern.name or pattern.pattern))
    return found


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
