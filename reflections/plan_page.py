"""What the pages of a plan say: read from its rows, with the day names worked out."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from accounts.patterns import date_format
from applications.models import Ending
from reflections import outlook, people, program, steps
from reflections.models import Depth, Key, RecoveryPlan, RecoveryStep

Context = dict[str, object]


def frame(plan: RecoveryPlan, *, now: datetime) -> Context:
    """What every page of a plan has: where it belongs, and its undo while the day is young."""
    event = plan.event
    return {
        "plan": plan,
        "event": event,
        "application": event.application,
        "fresh": now - event.recorded_at < timedelta(days=1),
        "filed_today": event.happened_on == plan.owner.today(now),
        "headline": headline(event.outcome),
    }


def headline(ending: str) -> str:
    return {
        Ending.REJECTED: _("They said no."),
        Ending.NO_ANSWER: _("No answer came."),
        Ending.POSITION_CLOSED: _("The position is closed."),
        Ending.OFFER_WITHDRAWN: _("The offer was taken back."),
    }[Ending(ending)]


def news(plan: RecoveryPlan, *, now: datetime) -> Context:
    return {**frame(plan, now=now), "choices": depth_choices(plan, now=now)}


def depth_choices(plan: RecoveryPlan, *, now: datetime) -> list[tuple[str, str, str]]:
    """(value, label, what it means in days) for the one question."""
    owner, today = plan.owner, plan.owner.today(now)
    until = steps.default_quiet(plan, now=now).astimezone(owner.tz)
    question_on = owner.fitting_day(max(plan.event.happened_on + timedelta(days=4), today))
    if people.has_someone_to_write_to(plan.event):
        note_on = owner.fitting_day(today + timedelta(days=1))
        some = _("A thank-you %(day)s, one question after it.") % {"day": day_word(note_on, today)}
    else:
        some = _("One question on %(day)s.") % {"day": date_format(question_on, "l")}
    return [
        (
            Depth.A_LOT,
            _("A lot"),
            _("Quiet until %(day)s morning, then one thing at a time.") % {"day": date_format(until, "l")},
        ),
        (Depth.SOMEWHAT, _("Somewhat"), some),
        (Depth.NOT_MUCH, _("Not much"), _("Filed. No plan and no mail.")),
    ]


def day_word(day: object, today: object) -> str:
    if day == today:
        return _("today")
    if day == today + timedelta(days=1):
        return _("tomorrow")
    return _("on %(day)s") % {"day": date_format(day, "l")}


def quiet_choices(plan: RecoveryPlan, *, now: datetime) -> list[tuple[str, str, datetime | None]]:
    """(key, label, end) of the chips under the quiet; None ends it now."""
    owner, today = plan.owner, plan.owner.today(now)
    tomorrow = today + timedelta(days=1)
    default = steps.default_quiet(plan, now=now)
    monday = today + timedelta(days=7 - today.weekday())
    choices: list[tuple[str, str, datetime | None]] = []
    if owner.evening_of(today) > now:
        choices.append(("tonight", _("Tonight"), owner.evening_of(today)))
    choices.append(("tomorrow", _("Tomorrow"), owner.morning_of(tomorrow)))
    if owner.today(default) != tomorrow:
        choices.append(("default", date_format(default.astimezone(owner.tz), "l"), default))
    if monday not in {tomorrow, owner.today(default)}:
        choices.append(("monday", date_format(monday, "l"), owner.morning_of(monday)))
    choices.append(("none", _("No quiet"), None))
    return [*choices, ("longer", _("Two more days"), _two_more_days(plan, now=now))]


def _two_more_days(plan: RecoveryPlan, *, now: datetime) -> datetime:
    """Counted from the end of the quiet, or from now where there is none."""
    owner, until = plan.owner, plan.event.application.quiet_until
    day = owner.today(max(until, now) if until else now)
    return owner.morning_of(owner.fitting_day(day + timedelta(days=2)))


def quiet(plan: RecoveryPlan, *, first: bool, now: datetime) -> Context:
    """`first`: right after the press, the only time that it says anything about feelings."""
    application, event = plan.event.application, plan.event
    until = application.quiet_until.astimezone(plan.owner.tz)
    evening = application.quiet_until == plan.owner.evening_of(until.date())
    return {
        **frame(plan, now=now),
        "until": until,
        "part_of_day": _("evening") if evening else _("morning"),
        "chips": _chips(plan, now=now),
        "sentence": program.sentence(
            event.variant,
            reached=event.reached(),
            by_call=event.by_call,
            from_inside=event.filled_from_inside,
        ),
        "has_note": any(step.key == Key.THANK for step in plan.ordered_steps()),
        "first": first,
        "next_step": next(
            (s for s in plan.ordered_steps() if s.key != Key.QUIET and not s.is_settled(now)), None
        ),
    }


def _chips(plan: RecoveryPlan, *, now: datetime) -> list[tuple[str, str, datetime | None]]:
    """On the first day: until when. After it: enough, or more of it."""
    choices = quiet_choices(plan, now=now)
    if plan.owner.today(now) == plan.event.happened_on:
        return [c for c in choices if c[0] != "longer"]
    ready = [(key, _("I am ready now") if key == "none" else label, end) for key, label, end in choices]
    return [c for c in ready if c[0] != "default"]


def ended(plan: RecoveryPlan, *, now: datetime) -> Context:
    return {**all_steps(plan, now=now), "choices": depth_choices(plan, now=now)}


def all_steps(plan: RecoveryPlan, *, now: datetime) -> Context:
    days = outlook.days(plan, now=now)
    rows = [
        {
            "step": step,
            "settled": step.is_settled(now),
            "line": step_line(step, day=days.get(step.pk), now=now),
        }
        for step in plan.ordered_steps()
    ]
    current = plan.current_step(now)
    return {
        **frame(plan, now=now),
        "rows": rows,
        "current": current,
        "k": Key.values.index(current.key) if current else len(Key.values) - 1,  # how far the door is open
        "rests_until": rests_until(plan, now=now),
    }


def rests_until(plan: RecoveryPlan, *, now: datetime) -> date | None:
    """The day of the next step, where that is still to come."""
    day = next(iter(outlook.days(plan, now=now).values()), None)
    return day if day and day > plan.owner.today(now) else None


def step_line(step: RecoveryStep, *, day: date | None, now: datetime) -> str:
    """One line of "All steps": a word and a date, no tick. `day`: when it can be expected."""
    if step.key == Key.QUIET:
        until = step.plan.event.application.quiet_until
        if until and until > now:
            return _("until %(day)s") % {"day": date_format(until.astimezone(step.plan.owner.tz), "j M")}
        return _("over")
    if step.left_out_at or (step.follow_up and step.follow_up.let_go_at):
        return _("left out")
    if step.settled_on:
        sent = step.key == Key.THANK and step.follow_up.notes.filter(sent_at__isnull=False).exists()
        words = _("sent %(day)s") if sent else _("done %(day)s")
        return words % {"day": date_format(step.settled_on, "j M")}
    return _("from %(day)s") % {"day": date_format(day, "j M")}
