from django.utils.translation import gettext_lazy as _

from reflections.library.guides import Guide, Section, says
from reflections.library.sources import GRATITUDE, REJECTION_MAIL, UCONN, WEAK_TIES

GUIDE = Guide(
    slug="note",
    title=_("The note that leaves the door open"),
    lede=_(
        "Four to six sentences after a no. They take five minutes, and they are what is heard from you last."
    ),
    sections=(
        Section(
            _("Why write to people who said no"),
            (
                says(
                    _(
                        "Because they gave you time, and because thanks are welcome more often than one "
                        "thinks. In three experiments people wrote letters of thanks: they expected the "
                        "reader to feel more awkward, and less glad, than the reader then did."
                    ),
                    GRATITUDE,
                ),
                says(
                    _(
                        "And because the people you know a little are often the ones who bring the next "
                        "job. In large experiments, people one knows a little helped more than close "
                        "friends."
                    ),
                    WEAK_TIES,
                ),
                says(
                    _(
                        "No sound count was found of how often somebody who came second is asked again "
                        "later. It happens. It is no reason to wait by the telephone."
                    )
                ),
            ),
        ),
        Section(
            _("When"),
            (
                says(
                    _(
                        "Not in the first day, if it hurts: wait until you can write without the sentence "
                        "you would regret. A day or two later is good, a week is still fine. Answer in the "
                        "same thread, and the subject is settled. A form letter from an address that takes "
                        "no replies needs no answer."
                    ),
                    REJECTION_MAIL,
                ),
            ),
        ),
        Section(
            _("What belongs in it"),
            (),
            points=(
                says(_("Their name, and thanks for telling you and for their time."), UCONN),
                says(_("That you accept it, in half a sentence."), REJECTION_MAIL),
                says(
                    _("One thing from the talk that stayed with you. It shows that this is no form letter.")
                ),
                says(_("A good wish, for the team or for the one they chose.")),
                says(_("That you would be glad to hear of other roles, and of which kind."), REJECTION_MAIL),
                says(_("Your full name.")),
            ),
        ),
        Section(
            _("What stays out"),
            (
                says(
                    _(
                        "Arguing, asking them to think again, comparing yourself with the one they took, "
                        "and the word “obviously”. Also what is true and heavy: money, health, how long you "
                        "have been looking. They cannot do anything with it, and it is what they would "
                        "remember."
                    ),
                    UCONN,
                    REJECTION_MAIL,
                ),
                says(
                    _(
                        "A question about how you came across can be asked, once and lightly. It is better "
                        "asked in a mail of its own some days later, so that the thanks stay thanks."
                    ),
                    UCONN,
                ),
            ),
        ),
        Section(
            _("After silence"),
            (
                says(
                    _(
                        "A note can close a case that nobody closed: thanks for the talk, you take it that "
                        "they have gone another way, and you would be glad to hear of other roles. No "
                        "reproach. It is for you as much as for them, and it may stay unwritten."
                    )
                ),
            ),
        ),
    ),
)
