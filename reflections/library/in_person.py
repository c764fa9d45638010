from django.utils.translation import gettext_lazy as _

from reflections.library.guides import Guide, Section, says
from reflections.library.sources import AFTERWARDS, IF_THEN, IN_PERSON_VIDEO, NDSU

GUIDE = Guide(
    slug="in-person",
    title=_("The talk in person"),
    lede=_("Most of what you need is what you know already. The rest is arriving with time to breathe."),
    video=IN_PERSON_VIDEO,
    sections=(
        Section(
            _("The day before"),
            (
                says(
                    _(
                        "Lay out what you need: the posting, your CV, the names of those you will meet, "
                        "your own questions on paper. Look up the way, and the way in: a side entrance can "
                        "cost ten minutes."
                    ),
                    NDSU,
                ),
                says(
                    _(
                        "Take three things of your own along, no more. For each, one short story: how it "
                        "was, what there was to do, what you did, what came of it. Told in two minutes, it "
                        "answers many questions."
                    ),
                    NDSU,
                ),
                says(
                    _(
                        "Where a question worries you, tie it to an answer beforehand: “If they ask why I "
                        "left, then I will say it in one sentence and go on to what I look for.” In studies, "
                        "plans of this form helped people do what they had meant to do."
                    ),
                    IF_THEN,
                ),
            ),
        ),
        Section(
            _("The hour itself"),
            (),
            points=(
                says(
                    _("Be near ten to fifteen minutes before, and at the desk five to ten minutes before."),
                    NDSU,
                ),
                says(_("Whoever opens the door, brings water or shares the lift is part of the talk."), NDSU),
                says(_("A pause before an answer is thinking. It seems far longer to you than to them.")),
                says(_("What you do not know, say so, and say how you would find out."), NDSU),
                says(_("Ask two things about how they work, and listen for a story."), NDSU),
                says(_("Before you go: what comes next, and by when?"), NDSU),
            ),
        ),
        Section(
            _("If it goes wrong in the middle"),
            (
                says(
                    _(
                        "One bad answer is one answer. Take it up again if it helps: “May I come back to "
                        "that? What I meant was …”. What you do after a mistake is seen too, and that is "
                        "in your hands again."
                    )
                ),
            ),
        ),
        Section(
            _("Right after it"),
            (
                says(
                    _(
                        "Write down how it went before the day fades: what was asked, what they promised "
                        "and by when, and one thing from the talk that you are glad of. Career advisers say "
                        "as soon as you have left the building."
                    ),
                    AFTERWARDS,
                ),
                says(
                    _(
                        "A short thank-you within a day is usual, one for each person you met, with "
                        "something in it that only they could have said. No sound study of whether it "
                        "changes who is chosen was found. It is a good way to leave a room all the same."
                    ),
                    AFTERWARDS,
                    NDSU,
                ),
            ),
        ),
    ),
)
