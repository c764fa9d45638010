"""What Ana wrote, and what she was told. Invented, and plain."""

HALDEN_TECHNICAL = {
    "asked": "How I would find out why two harbours count passengers differently.",
    "went_well": "I drew the two ways of counting on paper, and we went on from there.",
    "would_change": "I answered the question about tests too quickly.",
    "thank_for": "the evening you sorted out the tide tables by hand",
}
HALDEN_NO = "We went with somebody who has worked with port systems for years. It was close."
HALDEN_EVENING = (
    "I had already looked at flats near the water. Ingrid was kind on the phone, which made it harder. "
    "I keep thinking of the question about tests, and I know it was not only that. "
    "Tonight I will cook something that takes long."
)
HALDEN_INVENTORY = {
    "new_about_me": (
        "I explain better with a pencil than with slides. "
        "When I drew the two counts, the whole room leaned in, and I stopped being nervous."
    ),
    "relearned": (
        "I stay calm when a question has no answer yet. "
        "It was so at the library too, when the catalogue broke on a Saturday."
    ),
    "field": (
        "Harbour data is kept by several offices. "
        "Ask early who owns a number, and who would notice if it were wrong. "
        "They hire for port systems first and for analysis second, which the posting did not say."
    ),
}
HALDEN_TOOLS = {
    "I explain better with a pencil than with slides.": (
        "they ask how something works",
        "draw it on paper before I say a word",
    ),
    "I stay calm when a question has no answer yet.": ("", ""),
    "Ask early who owns a number, and who would notice if it were wrong.": (
        "they call their data one system",
        "ask who enters it, and where",
    ),
}

PENCIL, CALM, OWNER = HALDEN_TOOLS
PENCIL_SHARPER = f"{PENCIL} Take one along."
CALM_AGAIN = "When I don’t know, I say so and stay calm."

BRIGHTWELL_TECHNICAL = {
    "asked": "An estimate of appointments lost to late letters.",
    "went_well": "The query ran at the first try.",
    "would_change": "I gave the number first and had to defend it.",
}
BRIGHTWELL_NO = "The panel liked how you work. Another candidate had health data behind them."
BRIGHTWELL_ANSWER = (
    "Say the assumption first, then the number. "
    "Claire only relaxed when I named what I had assumed, and by then half the time was gone."
)
BRIGHTWELL_TOOLS = {
    "Say the assumption first, then the number.": (
        "they ask for an estimate",
        "name two assumptions before the number",
    ),
}
ASSUMPTION = next(iter(BRIGHTWELL_TOOLS))

MARLOW = "Good people. The job is purchasing with some reports, and two hours on the road each day."

PETREL = {
    "asked": "What I would measure in the first month.",
    "went_well": "I asked what they had stopped measuring, and why.",
    "thank_for": "how you decided to stop the weekly score",
}

NORTHGATE_ANSWER = (
    "Ask at the end of every talk who writes to me, and by when. "
    "Daniel said soon, and I took soon for a date."
)
WHO_WRITES = "Ask at the end of every talk who writes to me, and by when."

ORLO = {
    "asked": "A map that misled me, and what I did about it.",
    "went_well": "We talked about the missing footpaths for half an hour.",
    "thank_for": "cleaning data where it is born",
}
ORLO_NO = "Thank you for the time you took with us. We have chosen another candidate for this role."
ORLO_EVENING = (
    "It was a short mail. I read it four times anyway. The footpaths were the best half hour of this month."
)

TAMARISK = {
    "asked": "What I would do if the grid model and the meters disagree.",
    "went_well": "Short answer first. Lucía wrote it down.",
    "would_change": "I could have asked Kwame what he would change.",
    "thank_for": "short answers first, the reasons after",
}
TAMARISK_NO = "It was between two people until the end, and the other one could start next week."
TAMARISK_EVENING = "I wanted this one. I don't have more to say tonight."

SUNDBY_SCREEN = {
    "asked": "Why water, and when I could start.",
    "went_well": "I had the pay range ready.",
}
SUNDBY_PREPARATION = (
    "Their yearly report counts 212 measuring points, the website 198. Ask about the difference.\n"
    "Lena began as a hydrologist. Yusuf looks after the database."
)

LUMEN = {
    "asked": "How I would describe ten thousand photographs without captions.",
    "went_well": "He laughed at the story of the misfiled bishop.",
    "thank_for": "keeping the donors' own words beside the catalogue",
}
LUMEN_REMARK = "They close for inventory this week, so a few days more may not mean anything."
