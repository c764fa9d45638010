from django.utils.translation import gettext_lazy as _

from reflections.library.guides import Guide, Section, says
from reflections.library.sources import CULTURE_VIDEO, RANDSTAD, RANDSTAD_VISIT, SIX_WAYS

GUIDE = Guide(
    slug="culture",
    title=_("Reading a company’s culture"),
    lede=_("What they say of themselves is written once. What they do shows every day."),
    video=CULTURE_VIDEO,
    sections=(
        Section(
            _("Before the talk"),
            (
                says(
                    _(
                        "The way they look for somebody is the first sample of how they work. Notice how "
                        "fast it goes, whether they keep the days they name, and whether the people you "
                        "meet know what the role is for."
                    ),
                    SIX_WAYS,
                ),
                says(
                    _(
                        "Reviews on the web are voices, not a vote. The angriest and the sweetest tell "
                        "least; what several people say in different words, over some years, tells more."
                    ),
                    RANDSTAD,
                ),
                says(
                    _(
                        "One person who works there, or did, is worth many pages. Ask for a quarter of an "
                        "hour and for one ordinary week, told from Monday to Friday."
                    ),
                    RANDSTAD,
                    RANDSTAD_VISIT,
                ),
            ),
        ),
        Section(
            _("In the talk: ask for what happened"),
            (
                says(
                    _(
                        "“How is the culture here?” brings a description, and descriptions are much alike. "
                        "A question that begins with “when did … last” brings a story, and a story has "
                        "people in it, and an end."
                    ),
                    RANDSTAD,
                ),
            ),
            points=(
                says(_("When did something last go wrong here, and what happened in the days after?")),
                says(_("What was the last big decision in the team, and who had a say in it?")),
                says(_("Who was promoted last, and what had that person done?")),
                says(_("When did two of you last disagree about the work, and how did it end?")),
            ),
        ),
        Section(
            _("How to listen"),
            (
                says(
                    _(
                        "A pause is no bad sign: they may be looking for a true story. Listen for who is "
                        "named, who is thanked, and who carries the blame. If each of three people tells a "
                        "different company, that is an answer too."
                    )
                ),
                says(
                    _(
                        "If you visit, look around: how people greet each other, whether doors and faces "
                        "are open, what is written on the walls. Ask to see where you would sit and whom "
                        "you would sit with."
                    ),
                    RANDSTAD_VISIT,
                    SIX_WAYS,
                ),
            ),
        ),
        Section(
            _("Afterwards"),
            (
                says(
                    _(
                        "Write down two things the same day: one that you would miss if you did not go "
                        "there, and one that you would have to put up with. Neither decides by itself. "
                        "Lay them beside what you need from work now, and look again a day later."
                    )
                ),
                says(
                    _(
                        "None of this is certain. Even people who asked about everything are surprised in "
                        "their first weeks, and these signs are common sense, not science."
                    )
                ),
            ),
        ),
    ),
)
