"""What Python says to people goes through gettext where it is written."""

import ast

import pytest

from tests.sources import ROOT, calls, trees

SAYING = {"say", "say_with_undo", "say_with_link", "add_error", "ValidationError"}
OF_MESSAGES = {"info", "success", "warning", "error"}
WORDED = {"label", "help_text", "empty_label", "verbose_name", "verbose_name_plural"}
NAMES_OF_FIELDS = {"add_error": 1}  # the first argument names a field
FOR_THE_MACHINE = {"Cause": "cause", "Variant": "variant"}  # choices without words, and their fields


def is_bare(node: ast.expr | None) -> bool:
    """A text as it stands, or one put together around a value."""
    if isinstance(node, ast.JoinedStr):
        return any(is_bare(part) for part in node.values)
    text = node.value if isinstance(node, ast.Constant) else ""
    return isinstance(text, str) and any(letter.isalpha() for letter in text)


def said_bare(tree: ast.Module) -> list[str]:
    found = []
    for name, call in calls(tree):
        owner = getattr(getattr(call.func, "value", None), "id", "")
        if name in SAYING or (name in OF_MESSAGES and owner == "messages"):
            found += [ast.unparse(a) for a in call.args[NAMES_OF_FIELDS.get(name, 0) :] if is_bare(a)]
        found += [ast.unparse(k.value) for k in call.keywords if k.arg in WORDED and is_bare(k.value)]
    return found + [
        text for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for text in choices(node)
    ]


def choices(node: ast.ClassDef) -> list[str]:
    """Values of a TextChoices whose label is bare, or left to be made from the English name."""
    is_for_people = any(ast.unparse(base).endswith("TextChoices") for base in node.bases)
    if not is_for_people or node.name in FOR_THE_MACHINE:
        return []
    values = [part.value for part in node.body if isinstance(part, ast.Assign)]
    labels = [v.elts[-1] if isinstance(v, ast.Tuple) else v for v in values]
    return [f"{node.name}: {ast.unparse(label)}" for label in labels if is_bare(label)]


TO_THE_OPERATOR_S_TERMINAL = {"rebound/supervisor.py"}


def test_nothing_is_said_to_people_that_was_not_marked():
    found = {
        path: said_bare(tree) for path, tree in trees().items() if path not in TO_THE_OPERATOR_S_TERMINAL
    }
    assert {path: texts for path, texts in found.items() if texts} == {}


@pytest.mark.parametrize("field", sorted(FOR_THE_MACHINE.values()))
def test_a_choice_for_the_machine_is_shown_nowhere(field):
    files = [
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "templates").rglob("*.txt"),
        *map(ROOT.joinpath, trees()),
    ]
    assert [f for f in files if f"get_{field}_display" in f.read_text()] == []


@pytest.mark.parametrize(
    "source",
    [
        'say(request, "Kept.")',
        'messages.info(request, f"{n} kept.")',
        'forms.CharField(label="Role")',
        'class Stage(models.TextChoices):\n    SAVED = "saved", "Saved"',
        'class Stage(models.TextChoices):\n    SAVED = "saved"',
    ],
)
def test_the_check_itself_finds_a_bare_text(source):
    assert said_bare(ast.parse(source)) != []


def test_a_marked_text_is_none():
    assert (
        said_bare(ast.parse('say(request, _("Kept."))\nforms.CharField(label=_("Role"), help_text="")')) == []
    )
