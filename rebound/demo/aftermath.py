"""What came after a no in the made-up search: the plan, step by step, the notes, the words, the tools."""

from datetime import datetime, time

from applications.models import Contact, Ending, FollowUp
from rebound.demo.diary import Happening
from rebound.demo.letters import send
from rebound.demo.tale import AFTERNOON, EVENING, MORNING, NOON, Tale
from reflections import hello, keeping, leaving_out, recovery, steps, writing
from reflections.models import RecoveryPlan, RecoveryStep, ReflectionEntry, Tool


class Aftermath:
    def __init__(
        self,
        tale: Tale,
        ago: int,
        depth: str,
        *,
        ending: str = Ending.REJECTED,
        at: time = AFTERNOON,
        channel: str = "email",
        told_by: str = "",
        words: str = "",
        exact: bool = False,
    ) -> None:
        self.tale = tale

        def happens(now: datetime) -> None:
            event = recovery.begin(tale.fresh(), ending, now=now)
            if ending != Ending.NO_ANSWER:
                event.channel, event.their_words = channel, words
                event.told_by = tale.meets(told_by) if told_by else None
                event.decide_variant()
                event.save()
            steps.choose_depth(self.plan(), depth, now=now)

        tale.on(ago, at, happens, exact=exact)

    def plan(self) -> RecoveryPlan:
        return RecoveryPlan.objects.standing().with_words().get(event__application=self.tale.application)

    def open_one(self) -> FollowUp:
        return FollowUp.objects.of_plans().open().get(application=self.tale.application)

    def on(self, ago: int, at: time, happens: Happening) -> "Aftermath":
        self.tale.on(ago, at, happens, exact=True)
        return self

    # ---- the steps -------------------------------------------------------------------
    def lets_the_rest_through(self, ago: int) -> "Aftermath":
        def happens(now: datetime) -> None:
            plan = self.plan()
            steps.be_quiet(plan, plan.event.application.quiet_until, hold_rest=False, now=now)

        return self.on(ago, EVENING, happens)

    def sends_a_note(self, ago: int, name: str) -> "Aftermath":
        return self.on(ago, MORNING, lambda now: send(self.open_one(), self._contact(name), now=now))

    def connects(self, ago: int, name: str) -> "Aftermath":
        def happens(now: datetime) -> None:
            send(self.open_one(), self._contact(name), now=now, via="linkedin")

        return self.on(ago, NOON, happens)

    def leaves_out(self, ago: int) -> "Aftermath":
        def happens(now: datetime) -> None:
            leaving_out.leave_out(RecoveryStep.objects.get(follow_up=self.open_one()), now=now)

        return self.on(ago, NOON, happens)

    def settles(self, ago: int, *, verb: str = "complete", via: str = "page") -> "Aftermath":
        return self.on(
            ago, NOON, lambda now: recovery.settle(self.open_one(), verb=verb, now=now, via=via) and None
        )

    def says_hello_in(self, ago: int, days: int, name: str) -> "Aftermath":
        def happens(now: datetime) -> None:
            application, contact = self.tale.fresh(), self._contact(name)
            hello.say_hello_in(application, days, contact_id=contact.pk, now=now)
            recovery.settle(self.open_one(), verb="complete", now=now, via="page")

        return self.on(ago, NOON, happens)

    def comes_back(self, ago: int) -> Tale:
        return self.tale.on(ago, NOON, lambda now: recovery.reopen(self.tale.fresh(), now=now) and None)

    def _contact(self, name: str) -> Contact:
        return Contact.objects.get(owner=self.tale.diary.owner, name=name)

    # ---- words and tools -------------------------------------------------------------
    def writes(self, ago: int, body: str, *, prompt: str = "") -> "Aftermath":
        def happens(now: datetime) -> None:
            entry = ReflectionEntry.objects.beside(self.plan(), prompt, now=now)
            writing.write(entry, body, version=entry.version, now=now)

        return self.on(ago, EVENING, happens)

    def keeps(self, ago: int, sentence: str, *, cue: str = "", response: str = "") -> "Aftermath":
        """One sentence of what was written becomes a tool, with its if-then plan."""

        def happens(now: datetime) -> None:
            entry = self.plan().entries.get(body__contains=sentence)
            tool = keeping.keep(entry, str(Tool.objects.id_of(entry, sentence)), now=now)
            if cue:
                tool.sharpen(now=now, if_cue=cue, then_response=response)

        return self.on(ago, EVENING, happens)
