"""Every address of the site, and what kind of door it is. A new address has to be written down here."""

from dataclasses import dataclass, field

from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver, reverse

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
    "manifest",
    "worker",
    "offline",
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
    "keys": PAGE,
    "first_steps": PAGE,
    "sweep": FORM,
    "applications_filter": PAGE,
    "applications_bulk": VERB,
    "applications_bulk_undo": VERB,
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
    "doors": PAGE,
    "references": PAGE,
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
    "library": PAGE,
    "look_back": PAGE,
    "tool_add": FORM,
    "no_linkedin": VERB,
    "cover_names": VERB,
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
# The same for everybody who is signed in.
SHARED = {"library_guide": Door(PAGE, fixed={"slug": "culture"})}
# Of one row: a stranger finds nothing there.
ROWS = {
    "mail_tomorrow": Door(PAGE, fixed={"kind": "day"}),
    "application": of("application", PAGE),
    "application_edit": of("application", FORM),
    "application_remove": of("application", FORM),
    "application_stage": of("application", VERB),
    "application_move": of("application", PAGE),
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
    "step_putting_back": of("step", VERB),
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
    "note_add": of("application", FORM),
    "note_person": of("follow_up", FORM),
    "note_sent": of("note", PAGE),
    "note_take_back": of("note", VERB),
    "connection_answer": of("note", VERB),
    "connect": of("follow_up", FORM),
    "write": of("plan", FORM),
    "tell": of("plan", PAGE),
    "facts_and_story": of("plan", FORM),
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
    "acceptance": of("application", VERB),
    "search_end": of("application", PAGE),
    "withdrawal": of("application", VERB),
    "withdrawals": of("application", VERB),
    "reference_thanks": Door(VERB, {"pk": "application", "contact": "contact"}),
    "kept": of("application", PAGE),
    "preparation": of("interview", FORM),
    "debrief": of("interview", FORM),
    "debrief_done": of("interview", PAGE),
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
