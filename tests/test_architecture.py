"""The house stays as it was drawn: layers, who may do what, and where things are found."""

import ast
import logging
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver
from importlinter.cli import lint_imports

from accounts.ownership import Owned, PrivateText
from applications.models import MailKind, State
from reflections import program
from reflections.models import Key
from tests.sources import APPS, ROOT, calls, first_text, imports, keywords, trees

OUR_MODELS = [m for m in apps.get_models() if m._meta.app_label in APPS]
LOWER = {"applications": ("accounts",), "reflections": ("accounts", "applications")}


def test_imports_go_one_way_down(capsys, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT))
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    for logger in logging.root.manager.loggerDict.values():  # which the linter silences
        if isinstance(logger, logging.Logger):
            logger.disabled = False
    assert status == 0, capsys.readouterr().out


# ---- the broker carries rings, nothing else ------------------------------------------
def test_nothing_with_a_time_of_its_own_enters_the_broker():
    found = [
        (path, name)
        for path, tree in trees().items()
        for name, call in calls(tree)
        if name == "retry" or (keywords(call) & {"eta", "countdown"})
    ]
    assert found == []


def test_no_signal_of_django_moves_anything():
    forbidden = (
        "django.db.models.signals",
        "django.dispatch",
        "django.core.signals",
        "allauth.account.signals",
    )
    found = [(p, m) for p, t in trees().items() for m in imports(t) if m.startswith(forbidden)]
    assert found == []


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda m: m._meta.label)
def test_no_model_hides_work_in_saving_or_deleting(model):
    ours = [c for c in model.__mro__ if c.__module__.split(".")[0] in APPS]
    assert [(c, n) for c in ours for n in ("save", "delete") if n in vars(c)] == []


# ---- who may do what -----------------------------------------------------------------
def test_only_the_recovery_ends_an_application_in_a_way_that_is_not_the_person_s_own():
    allowed = {"reflections/recovery.py", "applications/models/applications.py"}
    found = [
        path
        for path, tree in trees().items()
        for name, call in calls(tree)
        if name == "end" and "cause" in keywords(call)
    ]
    assert set(found) <= allowed
    assert "reflections/recovery.py" in found


def test_stage_and_outcome_are_written_by_a_dated_change_alone():
    """No queryset update, no versioned save and no assignment elsewhere."""
    state = {"stage", "outcome", "closed_on"}
    found = []
    for path, tree in trees().items():
        if path in {"applications/models/applications.py", "applications/models/history.py"}:
            continue
        found += [(path, n) for n, c in calls(tree) if n in {"update", "save_over"} and keywords(c) & state]
        for node in ast.walk(tree):
            targets = node.targets if isinstance(node, ast.Assign) else []
            found += [(path, t.attr) for t in targets if isinstance(t, ast.Attribute) and t.attr in state]
    assert found == []


def test_a_follow_up_is_settled_only_through_the_recovery_so_that_the_next_step_opens():
    allowed = {"reflections/recovery.py", "reflections/steps.py", "reflections/leaving_out.py"}
    found = [
        path
        for path, tree in trees("applications", "reflections", "rebound").items()
        for name, call in calls(tree)
        if name in {"complete", "let_go"} and {"now", "via"} <= keywords(call)
    ]
    assert set(found) <= allowed


def names(urlconf: str) -> set[str]:
    def of(patterns: list[URLPattern | URLResolver]) -> set[str]:
        return {p.name for p in patterns if isinstance(p, URLPattern) and p.name}

    return of(import_module(urlconf).urlpatterns)


@pytest.mark.parametrize("app", ["accounts", "applications"])
def test_python_names_no_page_and_no_template_of_a_layer_above(app):
    above = names("reflections.urls") | names("rebound.urls")
    above |= names("applications.urls") if app == "accounts" else set()
    above -= names(f"{app}.urls")  # a page of its own that a layer above extends
    above -= {settings.LOGIN_REDIRECT_URL, settings.LOGOUT_REDIRECT_URL}  # the settings say these names
    higher = APPS[APPS.index(app) + 1 :]
    found = []
    for path, tree in trees(app).items():
        for name, call in calls(tree):
            if name in {"reverse", "reverse_lazy", "redirect", "resolve_url"} and first_text(call) in above:
                found.append((path, first_text(call)))
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            found += [(path, text)] if text.startswith(tuple(f"{h}/" for h in higher)) else []
    assert found == []


@pytest.mark.parametrize("app", ["applications", "reflections"])
def test_a_lower_layer_cannot_walk_up_by_a_reverse_accessor(app):
    for model in apps.get_app_config(app).get_models():
        for field in model._meta.get_fields(include_hidden=True):
            target = field.related_model if field.is_relation and not field.auto_created else None
            if target is not None and target._meta.app_label in LOWER[app]:
                assert field.remote_field.hidden, f"{model._meta.label}.{field.name}"


# ---- private words -------------------------------------------------------------------
def test_the_admin_shows_no_row_that_holds_private_words_or_the_names_of_a_search():
    secret = {"Application", "Company", "Contact", "Note", "InterviewStage", "RejectionEvent", "FollowUp"}
    for model in admin.site._registry:
        assert model._meta.app_label != "reflections", model
        assert model.__name__ not in secret
        assert not any(isinstance(f, PrivateText) for f in model._meta.get_fields()), model


@pytest.mark.parametrize(
    "model", [m for m in OUR_MODELS if issubclass(m, Owned)], ids=lambda m: m._meta.label
)
def test_the_name_of_a_row_carries_no_words(model):
    assert model.__str__ is Owned.__str__


# ---- where things are found ----------------------------------------------------------
TEMPLATES = ROOT / "templates"
PAGE_OF_STEP = {
    Key.QUIET: "reflections/quiet.html",
    Key.THANK: "reflections/note.html",
    Key.CONNECT: "reflections/connect.html",
    Key.DOOR: "reflections/steps/door.html",
    Key.INVENTORY: "reflections/inventory.html",
    Key.FORWARD: "reflections/forward.html",
}


@pytest.mark.parametrize("kind", [k for k in MailKind if k != MailKind.SAMPLE])
@pytest.mark.parametrize("part", ["subject.txt", "body.txt", "body.html"])
def test_every_mail_has_its_three_files(kind, part):
    assert (TEMPLATES / "emails" / kind / part).is_file()


@pytest.mark.parametrize("key", Key.values)
def test_every_step_has_its_page_and_its_aim(key):
    assert (TEMPLATES / PAGE_OF_STEP[key]).is_file()
    assert (key in program.AIMS) == (key != Key.QUIET)


def test_every_step_of_every_depth_has_an_earliest_day():
    for depth, keys in program.STEPS.items():
        assert set(keys) == set(program.EARLIEST.get(depth, {}))
        assert set(program.REST.get(depth, {})) <= set(keys)


def test_the_states_of_a_reminder_are_those_of_the_design():
    assert State.values == ["pending", "claimed", "handed", "sent", "failed", "expired", "skipped", "unknown"]


# ---- budgets -------------------------------------------------------------------------
ONE_FILE_BY_DESIGN = {"rebound/settings.py"}


def test_no_file_is_longer_than_250_lines():
    files = [f for app in APPS for f in (ROOT / app).rglob("*.py") if "migrations" not in f.parts]
    long = {str(f.relative_to(ROOT)): n for f in files if (n := lines(f)) > 250}
    assert set(long) <= ONE_FILE_BY_DESIGN, long


def test_functions_keep_to_30_lines_and_five_more_for_a_table_written_out():
    long = [
        (path, node.name, node.end_lineno - node.lineno + 1)
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 35
    ]
    assert long == []


def lines(file: Path) -> int:
    return file.read_text().count("\n")
