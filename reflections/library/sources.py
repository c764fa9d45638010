"""Every outside address of the Library, with what stands behind it. Titles are those of the pages."""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Strength(Enum):
    STUDY = "study"
    RETOLD = "retold"
    HEALTH = "health"
    LAW = "law"
    ADVICE = "advice"
    VIDEO = "video"

    @property
    def words(self) -> Promise:
        return _WORDS[self]


_WORDS = {
    Strength.STUDY: _("a study"),
    Strength.RETOLD: _("a study, read in a report about it"),
    Strength.HEALTH: _("a public health institute"),
    Strength.LAW: _("a page about law, and only for its own country"),
    Strength.ADVICE: _("advice, not research"),
    Strength.VIDEO: _("a video that the article points to"),
}


@dataclass(frozen=True)
class Source:
    title: str
    by: str
    address: str
    strength: Strength
    limits: Promise | str = ""


# ---- the three videos of the article -------------------------------------------------
CULTURE_VIDEO = Source(
    "6 Ways to Discover What a Company’s Culture is REALLY About",
    "YouTube",
    "https://youtu.be/QKzeN9tKLm0",
    Strength.VIDEO,
)
STRESS_VIDEO = Source(
    "Stressed Out: How to Overcome Stress in Your Job Search",
    "YouTube",
    "https://youtu.be/nyh7J4Ii32A",
    Strength.VIDEO,
)
IN_PERSON_VIDEO = Source(
    "10 Tips for the Most Effective You in an In-Person Interview",
    "YouTube",
    "https://youtu.be/l0mDkQPXdXo",
    Strength.VIDEO,
)

# ---- studies -------------------------------------------------------------------------
GRATITUDE = Source(
    "Undervaluing Gratitude: Expressers Misunderstand the Consequences of Showing Appreciation",
    "Kumar and Epley, Psychological Science 29(9), 2018",
    "https://doi.org/10.1177/0956797618772506",
    Strength.STUDY,
    _("Letters of thanks in general; no study of notes after a no was found."),
)
IF_THEN = Source(
    "Implementation Intentions and Goal Achievement: a meta-analysis",
    "Gollwitzer and Sheeran, 2006",
    "https://www.researchgate.net/publication/37367696",
    Strength.STUDY,
    _("94 tests of many kinds of goals, not of interviews."),
)
WEAK_TIES = Source(
    "“Weak ties” between individuals have the greatest impact on job mobility",
    "American Association for the Advancement of Science, about Rajkumar and others, 2022",
    "https://www.eurekalert.org/news-releases/964356",
    Strength.RETOLD,
    _("Experiments with LinkedIn’s suggestions; how strong it is differs by field."),
)
BATCHES = Source(
    "Batching smartphone notifications can improve well-being",
    "Fitz and others, 2019",
    "https://scholars.duke.edu/display/pub1402953",
    Strength.STUDY,
    _("237 people for two weeks, with all notifications of a phone."),
)
TWENTY_WEEKS = Source(
    "Twenty weeks of looking for work, by Wanberg and others, 2012",
    "Job Market Monitor",
    "https://jobmarketmonitor.com/2012/05/01/the-personnal-unemployment-cycle",
    Strength.RETOLD,
    _("177 people who had lost their jobs, asked every week."),
)

WEEK_BY_WEEK = Source(
    "Looking for a Job? Success May Lie Within Yourself",
    "Carlson School of Management, University of Minnesota",
    "https://carlsonschool.umn.edu/news/looking-job-success-may-lie-within-yourself",
    Strength.RETOLD,
    _("The same 177 people; told by the university of one of the authors."),
)

# ---- health --------------------------------------------------------------------------
NIMH = Source(
    "My Mental Health: Do I Need Help?",
    "National Institute of Mental Health, publication 20-MH-8134",
    "https://www.nimh.nih.gov/findhelp",
    Strength.HEALTH,
    _("Written for the United States; the two weeks are a rule of thumb."),
)

# ---- advice --------------------------------------------------------------------------
RANDSTAD = Source(
    "How to get a feel for a company’s culture",
    "Randstad Canada",
    "https://www.randstad.ca/job-seeker/career-resources/workplace-culture/"
    "how-to-get-a-feel-for-a-companys-culture-and-why-you-should-care/",
    Strength.ADVICE,
)
RANDSTAD_VISIT = Source(
    "How to get the scoop on a company’s culture before accepting a job offer",
    "Randstad Canada",
    "https://www.randstad.ca/job-seeker/career-resources/workplace-culture/"
    "how-to-get-scoop-a-companys-culture-accepting-a-job-offer/",
    Strength.ADVICE,
)
SIX_WAYS = Source(
    "6 Ways to Discover What a Company’s Culture is REALLY About, in writing",
    "Empowered Partnerships",
    "https://empowered-partnerships.com/6-ways-discover-companys-culture-really/",
    Strength.ADVICE,
)
UMBC = Source(
    "Stress in the job search",
    "Career Center, University of Maryland, Baltimore County",
    "https://my3.my.umbc.edu/groups/careers/posts/146302",
    Strength.ADVICE,
)
NDSU = Source(
    "Interviewing essentials",
    "Career and Advising Center, North Dakota State University",
    "https://career-advising.ndsu.edu/interviewing-essentials/",
    Strength.ADVICE,
)
AFTERWARDS = Source(
    "After the interview",
    "NC State University, Higher Education Administration",
    "https://ncstatehea.wordpress.ncsu.edu/tag/exploring",
    Strength.ADVICE,
)
UCONN = Source(
    "Accepting rejection with class",
    "Career Center, University of Connecticut",
    "https://career.uconn.edu/blog/2017/04/13/accepting-rejection-with-class/",
    Strength.ADVICE,
)
REJECTION_MAIL = Source(
    "The best way to respond to a rejection email",
    "How to respond to",
    "https://howtorespondto.com/rejection-email",
    Strength.ADVICE,
)

# ---- law -----------------------------------------------------------------------------
RELIANCE = Source(
    "Promissory estoppel for a rescinded job offer",
    "LegalClarity",
    "https://legalclarity.org/promissory-estoppel-for-a-rescinded-job-offer",
    Strength.LAW,
    _("For the United States, where it differs by state."),
)
NOTICE_PAY = Source(
    "Withdrawing job offers: employers may owe notice pay",
    "Rothera Bray, solicitors",
    "https://rotherabray.co.uk/withdrawing-job-offers-employers-may-owe-notice-pay/",
    Strength.LAW,
    _("For the United Kingdom, after a decision of 2026."),
)
