from django.utils.translation import gettext_lazy as _

from reflections.library.guides import Guide, Section, says
from reflections.library.sources import NOTICE_PAY, RELIANCE

GUIDE = Guide(
    slug="offer-taken-back",
    title=_("When an offer is taken back"),
    lede=_("You had it, and it is gone. What matters first is what you do not write today."),
    sections=(
        Section(
            _("Today"),
            (
                says(
                    _(
                        "It is a no that came after a yes, and you may already have begun there in your "
                        "mind. An offer means that they chose you. What came after may have had little to "
                        "do with you."
                    )
                ),
                says(
                    _(
                        "Answer nothing yet, or only that you have read it and will reply. Sign nothing and "
                        "accept nothing on the telephone. Keep every message: the offer, your answer, the "
                        "day it was taken back, and what you did in between because of it."
                    ),
                    RELIANCE,
                ),
            ),
        ),
        Section(
            _("If you had given notice"),
            (
                says(
                    _(
                        "Speak to your present employer first, today if you can. Some take a resignation "
                        "back, and nobody else can."
                    )
                ),
                says(
                    _(
                        "Then speak to somebody who knows employment law where you live: a union, an advice "
                        "centre, a lawyer. What you can claim differs by country and by the words of the "
                        "offer. In the United States some states let a person recover what they lost by "
                        "relying on a clear promise, and others do not. In the United Kingdom an accepted "
                        "offer can already be a contract, and pay for a period of notice may be owed. There "
                        "may be time limits, so ask soon."
                    ),
                    RELIANCE,
                    NOTICE_PAY,
                ),
                says(_("This page is no legal advice, and it may be out of date where you read it.")),
            ),
        ),
        Section(
            _("What to put down while you remember it"),
            (),
            points=(
                says(_("Who made the offer, when, how, and in which words."), RELIANCE),
                says(_("What conditions it named, such as references or checks."), NOTICE_PAY),
                says(_("When and how you accepted."), NOTICE_PAY),
                says(_("What you gave up for it: notice, another offer, a flat, a move."), RELIANCE),
                says(_("The reason they gave, word for word.")),
            ),
        ),
        Section(
            _("Whom to write to, and when"),
            (
                says(
                    _(
                        "Once you know where you stand, and if you want to: a few calm lines to the person "
                        "who wanted you there. It was often not theirs to decide. If money is still to be "
                        "settled, let whoever advises you read it first."
                    )
                ),
                says(
                    _(
                        "Those who turned you down while you waited for this one, or whom you turned down, "
                        "may still be looking. A line that says what happened, without colour, is enough: "
                        "“The role I had accepted was withdrawn. If yours is still open, I would be glad to "
                        "talk.”"
                    )
                ),
            ),
        ),
        Section(
            _("And the days after"),
            (says(_("Nothing has to be learned from it.")),),
        ),
    ),
)
