"""One application of the made-up search, told through the verbs that the pages use."""

from datetime import datetime, time, timedelta

from applications.models import Application, Contact, FollowUp, Involvement, Remark, Stage
from rebound.demo.cast import PEOPLE, Job
from rebound.demo.diary import Diary, Happening
from rebound.demo.letters import send
from rebound.demo.talk import Talk

MORNING, NOON, AFTERNOON, EVENING = time(11), time(13), time(16), time(19)


class Tale:
    """Each verb writes a line into the diary and answers the tale, so that they can be chained."""

    def __init__(self, diary: Diary, job: Job) -> None:
        self.diary, self.job = diary, job
        self.latest = diary.instant(job.ago, MORNING)
        self.application = Application()
        diary.put(self.latest, self._start)

    def on(self, ago: int, at: time, happens: Happening, *, exact: bool = False) -> "Tale":
        """A weekend may push two lines together; they keep their order."""
        self.latest = max(self.diary.instant(ago, at, exact=exact), self.latest + timedelta(minutes=1))
        self.diary.put(self.latest, happens)
        return self

    def _start(self, now: datetime) -> None:
        self.application = Application.objects.start(
            self.diary.owner,
            title=self.job.title,
            company=self.job.company,
            stage=self.job.stage,
            now=now,
            source=self.job.source,
            place=self.job.place,
            is_dream=self.job.dream,
            deadline=self.diary.today + timedelta(days=9) if self.job.stage == Stage.SAVED else None,
        )

    def fresh(self) -> Application:
        return Application.objects.select_related("owner", "company").get(pk=self.application.pk)

    # ---- people and words ------------------------------------------------------------
    def meets(self, name: str) -> Contact:
        known = PEOPLE[name]
        contact = Contact.objects.meet(self.diary.owner, name, self.application.company)
        details = {"job_title": known.job_title, "email": known.email, "phone": known.phone}
        # nobody has changed it: by that the sample's own are known when it goes
        Contact.objects.filter(pk=contact.pk, email="").update(about=known.about, **details)
        Involvement.objects.get_or_create(
            owner=self.diary.owner,
            application=self.application,
            contact=contact,
            defaults={"role": known.role},
        )
        return contact

    def knows(self, ago: int, *names: str) -> "Tale":
        return self.on(ago, NOON, lambda now: [self.meets(name) for name in names] and None)

    def remark(self, ago: int, text: str) -> "Tale":
        def happens(now: datetime) -> None:
            day = self.diary.owner.today(now)
            Remark.objects.create(
                owner=self.diary.owner, application=self.application, happened_on=day, text=text
            )

        return self.on(ago, AFTERNOON, happens)

    def means_to(self, ago: int, *, title: str, due_ago: int) -> "Tale":
        def happens(now: datetime) -> None:
            FollowUp.objects.create(
                owner=self.diary.owner,
                application=self.application,
                kind="other",
                title=title,
                due_on=self.diary.day(due_ago),
            )

        return self.on(ago, AFTERNOON, happens)

    # ---- stages and talks ------------------------------------------------------------
    def moves(self, ago: int, stage: str) -> "Tale":
        return self.on(ago, NOON, lambda now: self.fresh().advance(stage, now=now) and None)

    def talk(self, ago: int, kind: str, *names: str, booked: int, **about: object) -> "Tale":
        """Put down on the day `booked`, held `ago`; noted the same evening, thanked for on the next day."""
        talk = Talk(self, self.diary.day(ago), kind, names, **about)
        self.on(booked, NOON, talk.is_booked)
        if ago > 0:
            self.on(ago, EVENING, talk.is_noted)
            self.on(ago - 1, NOON, self._thanks, exact=True)
        return self

    def _thanks(self, now: datetime) -> None:
        for follow_up in FollowUp.objects.open().filter(application=self.application, kind="thank_you"):
            send(follow_up, follow_up.contact, now=now)

    # ---- endings ---------------------------------------------------------
    def closes(self, ago: int, outcome: str) -> "Tale":
        return self.on(ago, AFTERNOON, lambda now: self.fresh().close(outcome, now=now) and None)
