"""A sample search to look around in: a few chapters of the demo, told through the real verbs, each
application marked, so that it sends nothing and goes again without a trace."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from applications.models import Application, Company, Contact, Stage
from rebound.demo import script, words
from rebound.demo.cast import JOBS, PEOPLE
from rebound.demo.diary import Diary
from rebound.demo.tale import Tale
from reflections.models import ReflectionEntry, Tool

CHAPTERS = (script.finished_with_tools, script.tomorrow, script.promised_and_waiting, script.next_week)
MOST_RECENT = 20  # days: of the many, those that began lately
ADDRESSES = [known.email for known in PEOPLE.values()]
WRITTEN = (words.HALDEN_EVENING, *words.HALDEN_INVENTORY.values())


class SampleDiary(Diary):
    def play(self) -> None:
        """Only what the person did: no mail is made, neither then nor now."""
        for entry in sorted(self.entries):
            if entry.at <= self.now:
                entry.happens(entry.at)


def is_there(person: User) -> bool:
    return Application.objects.of(person).filter(is_sample=True).exists()


@transaction.atomic
def lay_out(person: User, *, now: datetime) -> None:
    """Once: a second press finds it there."""
    person = User.objects.select_for_update().get(pk=person.pk)
    if is_there(person):
        return
    before = set(Application.objects.of(person).values_list("pk", flat=True))
    diary = SampleDiary(person, now=now)
    for job in JOBS:
        if job.end is None and (job.ago <= MOST_RECENT or job.stage == Stage.SAVED):
            Tale(diary, job)
    for chapter in CHAPTERS:
        chapter(diary)
    diary.play()
    Application.objects.of(person).exclude(pk__in=before).update(is_sample=True)


@transaction.atomic
def remove(person: User) -> None:
    """All that came with it. A lesson or a text that the person has changed is theirs and stays."""
    sample = Application.objects.of(person).filter(is_sample=True)
    of_it = Q(application__in=sample) | Q(application__isnull=True)  # one may have been removed by hand
    entries = ReflectionEntry.objects.of(person).filter(of_it, body__in=WRITTEN)
    Tool.objects.of(person).filter(source_entry__in=entries, text__in=words.HALDEN_TOOLS).delete()
    entries.delete()
    people = Contact.objects.of(person).filter(name__in=PEOPLE, email__in=ADDRESSES, version=1)
    companies = {*sample.values_list("company", flat=True), *people.values_list("company", flat=True)}
    sample.delete()
    people.filter(involvements=None, interviews=None, notes=None).delete()
    for company in Company.objects.filter(pk__in=companies - {None}):
        company.drop_if_bare()
