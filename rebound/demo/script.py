"""The search of Ana Silva: four months, about forty applications, told in the order they began."""

from datetime import datetime, time

from applications.models import Ending, Kind, Outcome, Stage
from rebound.demo import words
from rebound.demo.aftermath import Aftermath
from rebound.demo.cast import FORM, GONE, JOBS, SILENCE, WITHDREW, Job
from rebound.demo.diary import Diary
from rebound.demo.tale import EVENING, Tale
from reflections.debrief import DID_NOT, HELPED
from reflections.models import Depth, Tool, ToolKind


def tell(diary: Diary) -> None:
    for job in JOBS:
        the_many(diary, job)
    for chapter in (
        finished_with_tools,
        one_question,
        an_offer_declined,
        twice_no,
        silence_counted,
        due_today,
        in_quiet,
        tomorrow,
        promised_and_waiting,
        next_week,
    ):
        chapter(diary)


def the_many(diary: Diary, job: Job) -> None:
    tale = Tale(diary, job)
    if job.end is None:
        return
    how, after = job.end
    ago = job.ago - after
    if how == WITHDREW:
        tale.closes(ago, Outcome.WITHDRAWN)
    else:
        ending = {FORM: Ending.REJECTED, SILENCE: Ending.NO_ANSWER, GONE: Ending.POSITION_CLOSED}[how]
        Aftermath(tale, ago, Depth.NOT_MUCH, ending=ending)


def finished_with_tools(diary: Diary) -> None:
    tale = Tale(diary, Job(112, "Data analyst", "Halden Ferries", "A friend", "Hull", dream=True))
    tale.talk(103, Kind.RECRUITER_SCREEN, booked=107, minutes=30)
    tale.talk(96, Kind.TECHNICAL, "Tomasz Wieczorek", booked=101, after=words.HALDEN_TECHNICAL)
    tale.talk(
        88, Kind.FINAL, "Ingrid Solheim", "Tomasz Wieczorek", booked=93, place="Pier 4, Hull", minutes=90
    )
    tale.knows(87, "Amara Nwosu")
    no = Aftermath(tale, 84, Depth.A_LOT, channel="call", told_by="Ingrid Solheim", words=words.HALDEN_NO)
    no.writes(84, words.HALDEN_EVENING).sends_a_note(82, "Ingrid Solheim").connects(81, "Ingrid Solheim")
    no.says_hello_in(80, 90, "Ingrid Solheim")
    for prompt, body in words.HALDEN_INVENTORY.items():
        no.writes(79, body, prompt=prompt)
    for sentence, (cue, response) in words.HALDEN_TOOLS.items():
        no.keeps(79, sentence, cue=cue, response=response)
    no.settles(78).settles(78)


def one_question(diary: Diary) -> None:
    tale = Tale(diary, Job(76, "Reporting analyst", "Brightwell Clinics", "Company site", "Remote"))
    tale.talk(68, Kind.TECHNICAL, "Claire Dubois", booked=71, after=words.BRIGHTWELL_TECHNICAL)
    no = Aftermath(tale, 62, Depth.SOMEWHAT, told_by="Claire Dubois", words=words.BRIGHTWELL_NO)
    no.sends_a_note(60, "Claire Dubois").leaves_out(60).leaves_out(60)
    no.writes(57, words.BRIGHTWELL_ANSWER, prompt="one_thing")
    for sentence, (cue, response) in words.BRIGHTWELL_TOOLS.items():
        no.keeps(57, sentence, cue=cue, response=response)
    no.settles(56, via="mail")


def an_offer_declined(diary: Diary) -> None:
    tale = Tale(diary, Job(64, "Business analyst", "Marlow Foods", "Fenwick Search", "Norwich"))
    tale.knows(63, "Ravi Menon").talk(55, Kind.HIRING_MANAGER, "Giulia Conti", booked=58)
    tale.talk(48, Kind.ON_SITE, "Giulia Conti", booked=51, place="Mill Road 2, Norwich", minutes=120)
    tale.moves(43, Stage.OFFER).remark(42, words.MARLOW).closes(40, Outcome.DECLINED)


def twice_no(diary: Diary) -> None:
    """A form letter, then they came back, and now it goes on."""
    tale = Tale(diary, Job(47, "Insight analyst", "Petrel Labs", "LinkedIn", "Remote"))
    back = Aftermath(tale, 33, Depth.SOMEWHAT, channel="portal").comes_back(30)
    back.talk(22, Kind.RECRUITER_SCREEN, booked=26, minutes=30)
    back.talk(
        5, Kind.HIRING_MANAGER, "Noor van Dijk", booked=12, after=words.PETREL, promised_by=diary.day(-7)
    )
    back.on(5, EVENING, lambda now: knows_it_again(diary, now))


def knows_it_again(diary: Diary, now: datetime) -> None:
    Tool.objects.create(
        owner=diary.owner,
        kind=ToolKind.RELEARNED_ABOUT_ME,
        text=words.CALM_AGAIN,
        known_since=Tool.objects.get(text=words.CALM),
        tags="nerves",
        kept_at=now,
    )


def silence_counted(diary: Diary) -> None:
    tale = Tale(diary, Job(72, "Planning analyst", "Northgate Transit", "Job board", "Newcastle"))
    tale.talk(61, Kind.HIRING_MANAGER, "Daniel Hough", booked=66, promised_by=diary.day(54))
    no = Aftermath(tale, 26, Depth.SOMEWHAT, ending=Ending.NO_ANSWER)
    no.settles(25, verb="let_go", via="mail").leaves_out(25).leaves_out(25)
    no.writes(22, words.NORTHGATE_ANSWER, prompt="one_thing").keeps(22, words.WHO_WRITES).settles(22)


def due_today(diary: Diary) -> None:
    """The quiet has ended this morning: one note is asked for."""
    tale = Tale(diary, Job(35, "Product analyst", "Orlo Maps", "Newsletter", "Remote"))
    tools = {words.ASSUMPTION: HELPED, words.PENCIL: HELPED}
    tale.talk(20, Kind.TECHNICAL, "Andrés Quiroga", booked=25, tools=tools)
    tale.on(19, EVENING, lambda now: sharpens(diary, now))
    tale.talk(9, Kind.HIRING_MANAGER, "Mei-Lin Zhao", booked=14, after=words.ORLO)
    Aftermath(
        tale, 2, Depth.A_LOT, told_by="Mei-Lin Zhao", words=words.ORLO_NO, at=time(11, 20), exact=True
    ).writes(2, words.ORLO_EVENING)


def sharpens(diary: Diary, now: datetime) -> None:
    Tool.objects.get(owner=diary.owner, text=words.PENCIL).sharpen(now=now, text=words.PENCIL_SHARPER)


def in_quiet(diary: Diary) -> None:
    tale = Tale(diary, Job(41, "Senior data analyst", "Tamarisk Energy", "A friend", "London", dream=True))
    tale.talk(33, Kind.RECRUITER_SCREEN, "Priya Nair", booked=36, minutes=30)
    tools = {words.PENCIL: HELPED, words.OWNER: DID_NOT}
    tale.talk(24, Kind.TECHNICAL, "Kwame Boateng", booked=29, tools=tools)
    tale.talk(6, Kind.FINAL, "Lucía Ferrer", "Kwame Boateng", booked=13, after=words.TAMARISK, minutes=90)
    no = Aftermath(
        tale, 1, Depth.A_LOT, channel="call", told_by="Priya Nair", words=words.TAMARISK_NO, exact=True
    )
    no.lets_the_rest_through(1).writes(1, words.TAMARISK_EVENING)


def tomorrow(diary: Diary) -> None:
    tale = Tale(diary, Job(24, "Data steward", "Sundby Water Board", "Company site", "Remote"))
    tale.talk(13, Kind.RECRUITER_SCREEN, "Hanna Lindqvist", booked=18, minutes=30, after=words.SUNDBY_SCREEN)
    link = "https://meet.sundby.example/data-steward"
    people = ("Lena Vogt", "Yusuf Demir")
    tale.talk(-1, Kind.TECHNICAL, *people, booked=7, link=link, preparation=words.SUNDBY_PREPARATION)
    tale.means_to(4, title="Read their report on the measuring points", due_ago=0)


def promised_and_waiting(diary: Diary) -> None:
    tale = Tale(diary, Job(29, "Analyst, digital collections", "Lumen Archive", "Museum list", "York"))
    tale.talk(
        14,
        Kind.HIRING_MANAGER,
        "Samuel Okello",
        booked=20,
        after=words.LUMEN,
        promised_by=diary.working_days_ago(2),
    )
    tale.remark(10, words.LUMEN_REMARK).knows(9, "Amara Nwosu")


def next_week(diary: Diary) -> None:
    tale = Tale(diary, Job(17, "Research analyst", "Kestrel & Moor", "LinkedIn", "Remote"))
    tale.moves(10, Stage.SCREENING)
    tale.talk(-6, Kind.PHONE, "Fatima Zahra Alaoui", booked=3, at=time(15), minutes=45)
    tale.means_to(3, title="Ask Amara whether she will be a reference again", due_ago=-2)
