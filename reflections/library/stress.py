from django.utils.translation import gettext_lazy as _

from reflections.library.guides import Guide, Section, says
from reflections.library.sources import BATCHES, NIMH, STRESS_VIDEO, TWENTY_WEEKS, UMBC, WEEK_BY_WEEK

GUIDE = Guide(
    slug="stress",
    title=_("Stress in the search"),
    lede=_(
        "Looking for work has no hours, no end in sight and few answers. Some of that can be given a shape."
    ),
    video=STRESS_VIDEO,
    sections=(
        Section(
            _("It goes in waves"),
            (
                says(
                    _(
                        "In one study, people who had lost their jobs felt worst in the first week or two. "
                        "Then it got better, week by week, and for those still looking after ten to twelve "
                        "weeks it went down once more. If the third month is harder than the second, "
                        "others have met that bend too. It is no news about you."
                    ),
                    TWENTY_WEEKS,
                ),
            ),
        ),
        Section(
            _("Give it hours"),
            (
                says(
                    _(
                        "A search without hours takes the whole day and still feels too little. Two hours "
                        "with one thing in hand can do more than eight loose ones."
                    ),
                    UMBC,
                ),
                says(
                    _(
                        "Choose the evening before what the hours are for: one application, one call, one "
                        "page read. When the time is over, stop, also in the middle of a sentence. It is "
                        "easier to begin again there."
                    )
                ),
            ),
        ),
        Section(
            _("Look at mail at fixed times"),
            (
                says(
                    _(
                        "In a two-week experiment, people whose phone brought its notifications three times "
                        "a day, at hours they knew, were in a better mood and felt more in control than "
                        "those whose phones went on as usual. People who got none at all became more "
                        "anxious. Seldom and at fixed times seems to beat both always and never."
                    ),
                    BATCHES,
                ),
            ),
        ),
        Section(
            _("Four things for an ordinary week"),
            (),
            points=(
                says(_("Move, outdoors if it can be. Ten minutes between two applications count."), UMBC),
                says(_("Keep company: with somebody who listens, and with somebody who does not ask."), UMBC),
                says(_("Put something into every day that is only for pleasure, and keep it there."), UMBC),
                says(
                    _("Set goals that are yours to reach: three letters sent, and not three answers."), UMBC
                ),
            ),
        ),
        Section(
            _("The sentence “I am worthless”"),
            (
                says(
                    _(
                        "It can come after a row of noes. In the study of twenty weeks such talk inside "
                        "went up and down from week to week, in the same person. A bad week is a week."
                    ),
                    WEEK_BY_WEEK,
                ),
                says(
                    _(
                        "It can be answered like any other sentence. A no says that one company chose "
                        "somebody else, once. It has not measured a person."
                    )
                ),
                says(
                    _(
                        "If sleep, appetite or getting up has been bad for two weeks or more, that is a "
                        "matter for a doctor and not for a plan. The page “Need to talk to someone?” is at "
                        "the foot of every page."
                    ),
                    NIMH,
                ),
            ),
        ),
    ),
)
