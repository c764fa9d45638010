"""Pages of postings, written here after the shapes that schema.org documents and that pages carry; each with
what a person would want filled in."""

import json

FULL = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Data analyst",
    "hiringOrganization": {"@type": "Organization", "name": "Acme"},
    "jobLocation": {
        "@type": "Place",
        "address": {"@type": "PostalAddress", "addressLocality": "Berlin", "addressCountry": "DE"},
    },
    "employmentType": "FULL_TIME",
    "validThrough": "2026-05-01T23:59:59+02:00",
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "EUR",
        "value": {"@type": "QuantitativeValue", "minValue": 50000, "maxValue": 60000, "unitText": "YEAR"},
    },
    "description": "<p>Clean data.</p><ul><li>SQL</li></ul>",
}
BASIC = {"title": "Data analyst", "company": "Acme"}


def ld(data: object, kind: str = "application/ld+json") -> str:
    text = data if isinstance(data, str) else json.dumps(data)
    return f'<html><head><script type="{kind}">{text}</script></head><body><p>x</p></body></html>'


def with_(**changes: object) -> dict[str, object]:
    return {**FULL, **changes}


ALL = {"place": "Berlin, DE", "employment": "full_time", "pay_min": "50000", "pay_max": "60000", "pay_currency": "EUR",
       "pay_period": "year", "deadline": "2026-05-01", "posting": "Clean data.\n\n• SQL", **BASIC}  # fmt: skip
MICRODATA = """<div itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop="title">Data analyst</h1>
<span itemprop="hiringOrganization" itemscope itemtype="http://schema.org/Organization"><b itemprop="name">Acme</b></span>
<span itemprop="jobLocation" itemscope itemtype="http://schema.org/Place"><span itemprop="address" itemscope
itemtype="http://schema.org/PostalAddress"><i itemprop="addressLocality">Berlin</i></span></span>
<meta itemprop="employmentType" content="PART_TIME"><time itemprop="validThrough" datetime="2026-05-01">1 May</time>
<div itemprop="description"><p>Clean <script>alert(1)</script>data.</p></div></div>"""

PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "all of it": (ld(FULL), ALL),
    "a list": (ld([{"@type": "WebSite", "name": "Board"}, FULL]), ALL),
    "a graph": (ld({"@context": "https://schema.org", "@graph": [{"@type": "Organization", "name": "Z"}, FULL]}), ALL),
    "deep inside": (ld({"@type": "WebPage", "mainEntity": {"@type": "ItemPage", "about": [FULL]}}), ALL),
    "several types": (ld(with_(**{"@type": ["Thing", "JobPosting"]})), ALL),
    "type as an address": (ld(with_(**{"@type": "https://schema.org/JobPosting"})), ALL),
    "a company as text": (ld(with_(hiringOrganization="Acme")), BASIC),
    "a company as a list": (ld(with_(hiringOrganization=[{"name": "Acme"}])), BASIC),
    "two places": (
        ld(with_(jobLocation=[{"address": {"addressLocality": "Berlin"}}, {"address": {"addressLocality": "Köln"}}])),
        {**BASIC, "place": "Berlin · Köln"},
    ),
    "a place as text": (ld(with_(jobLocation={"address": "Berlin, Germany"})), {"place": "Berlin, Germany"}),
    "a country as a thing": (
        ld(with_(jobLocation={"address": {"addressLocality": "Wien", "addressCountry": {"name": "AT"}}})),
        {"place": "Wien, AT"},
    ),
    "from home": (ld({**{k: v for k, v in FULL.items() if k != "jobLocation"}, "jobLocationType": "TELECOMMUTE"}), {"workplace": "remote"}),
    "one sum": (ld(with_(baseSalary={"currency": "USD", "value": {"value": 35, "unitText": "HOUR"}})), {"pay_min": "35", "pay_period": "hour"}),
    "a sum as text": (ld(with_(baseSalary="£40,000 - £45,000 per year")), {"pay_min": "40000", "pay_max": "45000", "pay_currency": "GBP"}),
    "a sum without frame": (ld(with_(baseSalary={"currency": "EUR", "minValue": "4.000", "maxValue": "5.000", "unitText": "MONTH"})), {"pay_min": "4000", "pay_period": "month"}),
    "employment as a list": (ld(with_(employmentType=["INTERN", "PART_TIME"])), {"employment": "internship"}),
    "employment in other words": (ld(with_(employmentType="Full-time")), {"employment": "full_time"}),
    "no end": (ld(with_(validThrough="9999-12-31T00:00:00Z")), {**BASIC, "deadline": ""}),
    "an end that is no day": (ld(with_(validThrough="soon")), {**BASIC, "deadline": ""}),
    "a description escaped twice": (ld(with_(description="&lt;p&gt;Clean data.&lt;/p&gt;")), {"posting": "Clean data."}),
    "a script in the description": (
        ld(json.dumps(with_(description="<p>Hi</p><img src=x onerror=alert(1)><script>alert(2)</script>")).replace("<", "\\u003c")),
        {"posting": "Hi"},
    ),
    "markup in the title": (ld(with_(title="Data &amp; <b>more</b>")), {"title": "Data & more"}),
    "a comma too many": (ld('{"@type":"JobPosting","title":"Data analyst","hiringOrganization":{"name":"Acme"},}'), BASIC),
    "line breaks in a text": (ld('{"@type":"JobPosting","title":"Data analyst","hiringOrganization":{"name":"Acme"},"description":"a\nb"}'), BASIC),
    "in a CDATA": (ld('//<![CDATA[\n' + json.dumps(FULL) + '\n//]]>'), ALL),
    "one broken, one whole": (ld("{not json").replace("</head>", ld(FULL)[12:].split("</head>")[0] + "</head>"), ALL),
    "broken, with Open Graph": (
        '<html><head><meta property="og:title" content="Data analyst at Acme"><script type="application/ld+json">{"@type":</script></head></html>',
        BASIC,
    ),
    "microdata": (MICRODATA, {**BASIC, "place": "Berlin", "employment": "part_time", "deadline": "2026-05-01", "posting": "Clean data."}),
    "Open Graph": (
        '<head><meta property="og:title" content="Data analyst - Acme"><meta property="og:url" content="https://acme.example/jobs/1"></head>',
        {**BASIC, "url": "https://acme.example/jobs/1"},
    ),
    "Open Graph and a site": (
        '<head><meta property="og:title" content="Data analyst"><meta property="og:site_name" content="Acme Careers"></head><body><main><p>Long text</p></main></body>',
        {**BASIC, "posting": "Long text"},
    ),
    "hiring, as boards put it": ("<title>Acme hiring Data analyst in Berlin | LinkedIn</title>", {**BASIC, "place": "Berlin"}),
    "only a title": ("<title>Data analyst | Acme</title><body>x</body>", BASIC),
    "a title in German": ("<title>Datenanalyst bei Acme</title>", {"title": "Datenanalyst", "company": "Acme"}),
    "a canonical address": (
        '<head><title>Data analyst</title><link rel="canonical" href="https://boards.greenhouse.io/acme/jobs/123"></head>',
        {**BASIC, "url": "https://boards.greenhouse.io/acme/jobs/123"},
    ),
    "no job at all": ("<html><head><title>Soup of the day</title></head><body><p>Leek</p></body></html>", {"title": "Soup of the day", "company": ""}),
}  # fmt: skip
