"""Invented companies and people. None of them exists; addresses end in .example, where no mail arrives."""

from dataclasses import dataclass

from applications.models import Role, Stage


@dataclass(frozen=True)
class Job:
    """One application. `ago` is the day it began, `end` how it ended by itself and after how many days."""

    ago: int
    title: str
    company: str
    source: str = ""
    place: str = ""
    stage: str = Stage.APPLIED
    dream: bool = False
    end: tuple[str, int] | None = None


@dataclass(frozen=True)
class Known:
    role: str
    job_title: str
    email: str = ""
    phone: str = ""
    about: str = ""


PEOPLE = {
    "Ingrid Solheim": Known(
        Role.HIRING_MANAGER, "Head of Analysis", "ingrid.solheim@halden.example", about="Sails. Asks slowly."
    ),
    "Tomasz Wieczorek": Known(Role.INTERVIEWER, "Data Engineer", "t.wieczorek@halden.example"),
    "Amara Nwosu": Known(Role.REFERENCE, "My lead at the city library", "amara.nwosu@mail.example"),
    "Claire Dubois": Known(Role.INTERVIEWER, "Reporting Lead", "c.dubois@brightwell.example"),
    "Lucía Ferrer": Known(
        Role.HIRING_MANAGER,
        "Director of Grid Planning",
        "lucia.ferrer@tamarisk.example",
        about="Worked in hospitals before. Wants short answers first, the reasons after.",
    ),
    "Kwame Boateng": Known(Role.INTERVIEWER, "Senior Analyst", "kwame.boateng@tamarisk.example"),
    "Priya Nair": Known(Role.RECRUITER, "Talent Partner", "priya.nair@tamarisk.example", "+44 20 7946 0102"),
    "Mei-Lin Zhao": Known(Role.HIRING_MANAGER, "Head of Product Analysis", "meilin.zhao@orlo.example"),
    "Andrés Quiroga": Known(Role.INTERVIEWER, "Cartographer", "andres.quiroga@orlo.example"),
    "Lena Vogt": Known(
        Role.HIRING_MANAGER,
        "Data Steward",
        "lena.vogt@sundby.example",
        "+45 32 12 34 56",
        about="Began as a hydrologist. Likes questions about the measuring points.",
    ),
    "Yusuf Demir": Known(Role.INTERVIEWER, "Database Administrator", "yusuf.demir@sundby.example"),
    "Hanna Lindqvist": Known(Role.RECRUITER, "Personnel", "hanna.lindqvist@sundby.example"),
    "Samuel Okello": Known(Role.HIRING_MANAGER, "Keeper of Digital Collections", "s.okello@lumen.example"),
    "Fatima Zahra Alaoui": Known(Role.RECRUITER, "Recruiter", "fz.alaoui@kestrelmoor.example"),
    "Daniel Hough": Known(Role.HIRING_MANAGER, "Planning Manager", "daniel.hough@northgate.example"),
    "Noor van Dijk": Known(Role.HIRING_MANAGER, "Head of Insight", "noor.vandijk@petrel.example"),
    "Ravi Menon": Known(Role.AGENCY_RECRUITER, "Recruiter at Fenwick Search", "ravi@fenwick.example"),
    "Giulia Conti": Known(Role.HIRING_MANAGER, "Purchasing Analyst", "giulia.conti@marlow.example"),
}

FORM, SILENCE, GONE, WITHDREW = "form letter", "silence", "position gone", "withdrew"

# The many, of which there is little to tell.
JOBS = [
    Job(119, "Junior data analyst", "Cobalt Street Library Trust", "Newsletter", "Leeds", end=(FORM, 12)),
    Job(117, "Reporting assistant", "Vela Insurance", "Job board", end=(SILENCE, 58)),
    Job(114, "Data analyst", "Rosary Lane Housing", "Company site", end=(FORM, 20)),
    Job(108, "Operations analyst", "Quayside Couriers", "Job board", end=(FORM, 9)),
    Job(106, "Survey analyst", "Open Fields Institute", "A friend", "Remote", end=(FORM, 31)),
    Job(101, "Insight analyst", "Thimble Textiles", "Job board", end=(WITHDREW, 14)),
    Job(99, "Data quality officer", "Harrow County Records", "Council site", end=(FORM, 26)),
    Job(93, "Business analyst", "Pallas Logistics", "LinkedIn", end=(FORM, 4)),
    Job(90, "Evaluation officer", "Second Spring Charity", "Newsletter", end=(GONE, 17)),
    Job(84, "Data analyst", "Redfern Garden Centres", "Job board", end=(FORM, 15)),
    Job(79, "Planning analyst", "Isle Line Buses", "Company site", end=(FORM, 22)),
    Job(74, "Research assistant", "Low Tide Observatory", "University list", "Plymouth", end=(FORM, 30)),
    Job(66, "Membership analyst", "Willow & Reed Society", "Newsletter", end=(FORM, 18)),
    Job(57, "Reporting analyst", "Candlewick Energy Advice", "LinkedIn", "Remote", end=(WITHDREW, 8)),
    Job(52, "Data officer", "Saint Brannoc Hospice", "Company site"),
    Job(44, "Analyst, fleet", "Bramble Car Sharing", "Job board", end=(FORM, 13)),
    Job(38, "Data analyst", "Sorrel Foods", "LinkedIn", "Bristol"),
    Job(31, "Statistics officer", "Ferryhill Borough", "Council site"),
    Job(27, "Analyst, ticketing", "Old Mill Theatre Group", "A friend"),
    Job(19, "Data analyst", "Larkspur Dental Group", "Job board", "Remote"),
    Job(15, "Insight analyst", "Meridian Walking Tours", "Newsletter"),
    Job(11, "Operations analyst", "Tollgate Recycling", "Company site"),
    Job(8, "Data steward", "Aldous Museum Service", "Museum list", "York"),
    Job(5, "Reporting analyst", "Hearthside Mutual", "LinkedIn"),
    Job(3, "Research analyst", "Bluebell Schools Trust", "Job board", "Remote"),
    Job(12, "Data analyst", "Windrush Rivers Trust", "A friend", "Oxford", Stage.SAVED, dream=True),
    Job(6, "Planning analyst", "Castle Hill Water", "Job board", "", Stage.SAVED),
    Job(2, "Evaluation analyst", "Lantern Youth Fund", "Newsletter", "Remote", Stage.SAVED),
    Job(1, "Data journalist", "The Evening Courier", "A friend", "", Stage.SAVED),
]
