"""What comes next in the search, and days called by their nearness."""

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.patterns import date_format
from applications import days
from applications.models import Contact, FollowUp, InterviewStage
from applications.reasons import on_day


def next_up(owner: User, *, now: datetime) -> dict[str, object]:
    """The next talk, or the next thing that gets its day after today, whichever is sooner."""
    today = owner.today(now)
    talk = InterviewStage.objects.of(owner).ahead(now).with_people().soonest_first().first()
    later = FollowUp.objects.of(owner).open().not_quiet(now).filter(due_on__gt=today)
    due = later.with_words().order_by("due_on", "id").first()
    if talk and (due is None or talk.day <= due.due_on):
        return {"talk": talk, "day": on_day(talk.day_of(owner), today)}
    return {"due": due, "day": on_day(due.due_on, today)} if due else {}


def at_head(day: date, today: date) -> str:
    """For the beginning of a heading: Tomorrow, Thursday, Thursday 26 November."""
    near = {-1: _("Yesterday"), 0: _("Today"), 1: _("Tomorrow")}
    ahead = (day - today).days
    if ahead in near:
        return near[ahead]
    return date_format(day, "l") if 0 < ahead < 7 else days.with_weekday(day, today=today)


def heading(talk: InterviewStage, people: list[Contact], *, owner: User, now: datetime) -> str:
    """Tomorrow at 10:30, with Lena Brandt."""
    when = at_head(talk.day_of(owner), owner.today(now))
    if talk.starts_at:
        clock = days.clock(talk.starts_at.astimezone(owner.tz).time())
        when = _("%(day)s at %(time)s") % {"day": when, "time": clock}
    return _("%(when)s, with %(who)s") % {"when": when, "who": names(people)} if people else when


def names(people: list[Contact]) -> str:
    first, rest = people[0].name, len(people) - 1
    if rest == 1:
        return _("%(one)s and %(other)s") % {"one": first, "other": people[1].name}
    others = ngettext("%(one)s and %(count)d other", "%(one)s and %(count)d others", rest)
    return others % {"one": first, "count": rest} if rest else first


def first_names(people: list[Contact]) -> str:
    """Lena; Lena and Yusuf; Lena, Yusuf and Ana."""
    given = [person.first_name for person in people]
    if len(given) < 2:
        return "".join(given)
    return _("%(some)s and %(last)s") % {"some": ", ".join(given[:-1]), "last": given[-1]}
