"""Every form goes through one markup: labels, hints and errors that belong to their field."""

from xml.etree.ElementTree import Element

import html5lib
import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row, Submit
from crispy_forms.utils import render_crispy_form
from django import forms

from accounts.templatetags.patterns import unbroken
from applications.forms.fields import DayField
from tests.pages import words


class Answer(forms.Form):
    role = forms.CharField(help_text="As they call it.", max_length=20)
    place = forms.CharField(required=False)
    until = forms.ChoiceField(
        choices=[("1", "Tonight"), ("2", "Tomorrow")], widget=forms.RadioSelect(attrs={"class": "chips"})
    )
    days = forms.MultipleChoiceField(
        choices=[("1", "Monday")], widget=forms.CheckboxSelectMultiple, help_text="Any of them."
    )
    hold = forms.BooleanField(widget=forms.CheckboxInput(attrs={"class": "switch"}), help_text="All of it.")
    zone = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.layout = Layout(Row("role", "place"), Fieldset("When", "until", "days"), "hold", "zone")
        self.helper.add_input(Submit("act", "Keep it"))
        self.helper.add_input(Submit("act", "Later", css_class="button-plain"))


@pytest.fixture
def page() -> Element:
    return html5lib.parse(render_crispy_form(Answer({})), namespaceHTMLElements=False)


def by_id(page: Element, name: str) -> Element:
    return next(node for node in page.iter() if node.get("id") == name)


def test_a_label_belongs_to_its_field_and_an_optional_one_says_so(page: Element) -> None:
    labels = {label.get("for"): words(label) for label in page.iter("label")}
    assert labels["id_role"] == "Role"
    assert labels["id_place"] == "Place optional"


def test_hint_and_error_are_read_out_with_the_field(page: Element) -> None:
    field = by_id(page, "id_role")
    assert field.get("aria-invalid") == "true"
    described = [words(by_id(page, name)) for name in field.get("aria-describedby").split()]
    assert described == ["As they call it.", "This field is required."]


def test_a_question_with_several_controls_is_a_group_with_a_name(page: Element) -> None:
    groups = {words(next(g.iter("legend"))): g for g in page.iter("fieldset")}
    assert {"Until", "Days"} <= set(groups)
    described = groups["Days"].get("aria-describedby").split()
    assert [words(by_id(page, name)) for name in described] == ["Any of them.", "This field is required."]
    assert [words(label) for label in groups["Until"].iter("label")] == ["Tonight", "Tomorrow"]


def test_a_tick_stands_inside_its_label(page: Element) -> None:
    label = next(label for label in page.iter("label") if label.get("for") == "id_hold")
    assert next(label.iter("input")).get("class") == "switch"
    assert words(by_id(page, "id_hold_helptext")) == "All of it."


def test_what_is_wrong_is_announced_once_and_leads_to_each_field(page: Element) -> None:
    alerts = [node for node in page.iter() if node.get("role") == "alert"]
    assert len(alerts) == 1
    assert [a.get("href") for a in alerts[0].iter("a")] == [
        "#id_role",
        "#div_id_until",
        "#div_id_days",
        "#id_hold",
    ]
    for link in alerts[0].iter("a"):
        assert by_id(page, link.get("href")[1:]) is not None


def test_an_error_of_a_hidden_field_is_not_lost(page: Element) -> None:
    alert = next(node for node in page.iter() if node.get("role") == "alert")
    assert "This field is required." in words(alert)


def test_buttons_are_buttons_and_one_is_the_main_one(page: Element) -> None:
    assert [b.get("class") for b in page.iter("button")] == ["button", "button-plain"]


def test_a_group_whose_name_is_not_shown_says_it_all_the_same() -> None:
    answer = Answer({})
    answer.helper.form_show_labels = False
    page = html5lib.parse(render_crispy_form(answer), namespaceHTMLElements=False)
    assert {"Until", "Days"} <= {group.get("aria-label") for group in page.iter("fieldset")}


def test_a_day_that_is_needed_is_not_called_wrong_before_anybody_touched_it() -> None:
    class Asked(forms.Form):
        day = DayField()

    assert 'aria-invalid="false"' in str(Asked()["day"])
    assert 'aria-invalid="true"' in str(Asked({"day": "soon"})["day"])


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("Mei-Lin Zhao", ["Mei-Lin"]),
        ("Anne <Marie-Luise>", ["<Marie-Luise>"]),
        ("Müller-Lüdenscheidt-Donaudampf", []),
        ("Ana Silva", []),
    ],
)
def test_a_short_name_with_a_hyphen_stays_on_one_line(name: str, held: list[str]) -> None:
    page = html5lib.parse(f"<h1>{unbroken(name)}</h1>", namespaceHTMLElements=False)
    assert words(page) == name
    assert [words(node) for node in page.iter("span")] == held
