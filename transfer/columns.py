"""What a column may hold, and how to tell from its name or from what stands in it."""

import re
from collections.abc import Callable, Iterable

from django.utils.translation import gettext_lazy as _

from transfer import dates, statuses

APPLICATIONS, PEOPLE = "applications", "people"

# What a column of applications may be, in the order the page offers it.
OF_APPLICATIONS = {
    "title": _("Role"),
    "company": _("Company"),
    "status": _("Where it stands"),
    "applied_on": _("Applied on"),
    "status_on": _("Day of the last change"),
    "saved_on": _("Saved on"),
    "url": _("Link to the posting"),
    "place": _("Place"),
    "workplace": _("Workplace"),
    "employment": _("Kind of employment"),
    "pay": _("Pay"),
    "pay_min": _("Pay from"),
    "pay_max": _("Pay to"),
    "pay_currency": _("Currency"),
    "pay_period": _("Pay per"),
    "source": _("Found through"),
    "deadline": _("Apply by"),
    "follow_up_on": _("Follow up on"),
    "interview_on": _("Interview on"),
    "contact_name": _("Person there"),
    "contact_email": _("Their e-mail address"),
    "contact_phone": _("Their phone"),
    "posting": _("The posting"),
    "tags": _("Tags"),
    "dream": _("Dream job"),
    "remark": _("Remark"),
}
OF_PEOPLE = {
    "name": _("Name"),
    "first_name": _("First name"),
    "last_name": _("Last name"),
    "email": _("E-mail address"),
    "phone": _("Phone"),
    "linkedin_url": _("LinkedIn profile"),
    "company": _("Company"),
    "job_title": _("What they do"),
    "about": _("What you know of them"),
}
FIELDS = {APPLICATIONS: OF_APPLICATIONS, PEOPLE: OF_PEOPLE}
DATES = ("applied_on", "status_on", "saved_on", "deadline", "follow_up_on", "interview_on")
MANY = ("remark",)  # several columns may hold this; every other field is taken once

# Names as sheets have them, in several languages; written as headers.key makes them.
ALIASES = {
    "title": "role title position job jobtitle jobposition posting jobname stelle stellentitel titel jobbezeichnung "
    "poste intitulé intituléduposte emploi fonction puesto cargo vacante ruolo posizione mansione vaga função functie "
    "vacature stanowisko roll tjänst stilling 職種 职位 должность вакансия pozisyon",
    "company": "company companyname employer employername org organization organisation firm business firma firmenname "
    "unternehmen arbeitgeber entreprise société employeur empresa compañía azienda società bedrijf werkgever firmy "
    "pracodawca företag arbetsgivare virksomhed 会社 会社名 企業 公司 компания şirket",
    "status": "status stage state outcome result applicationstatus statusname list listname phase stand estado estatus "
    "étape statut etapa stato fase esito estágio situação stan etap läge 状態 ステータス 状态 статус durum",
    "applied_on": "applied dateapplied applieddate appliedon appliedat applicationdate date datum submitted "
    "datesubmitted sent beworbenam bewerbungsdatum beworben bewerbung datedecandidature candidature postuléle fecha "
    "fechadepostulación fechadesolicitud datacandidatura datadicandidatura inviatail datadacandidatura sollicitatiedatum "
    "gesolliciteerdop dataaplikacji wysłano ansökningsdatum sökt 応募日 申请日期 дата датаотклика başvurutarihi",
    "status_on": "statusdate stagedate lastmovedat lastupdated updatedat updated lastchange letzteänderung dernièremaj "
    "últimaactualización ultimoaggiornamento",
    "saved_on": "createdat saveddate datesaved dateadded addedat datefound found created erstelltam gefundenam ajoutéle",
    "url": "url link joburl joblink posting_url postinglink jobposting apply applylink applicationlink applicationurl "
    "applicantportal anzeige stellenanzeige lien lienoffre enlace vínculo collegamento ligação odnośnik länk 求人url ссылка",
    "place": "location city where place ort standort stadt arbeitsort lieu ville localisation ubicación ciudad lugar luogo "
    "sede città local localização plaats locatie lokalizacja miasto plats 勤務地 地点 город konum",
    "workplace": "workplace workplacetype worktype remote remotework workmode arbeitsmodell télétravail modalidad "
    "modalità regime trybpracy",
    "employment": "jobtype employment employmenttype roletype contracttype contract anstellungsart vertragsart bewerbungsart "
    "contrat typedecontrat tipodecontrato contratto dienstverband umowa",
    "pay": "salary salaryrange pay compensation gehalt gehaltswunsch lohn salaire rémunération salario sueldo stipendio "
    "salário salaris wynagrodzenie lön 給与 薪资 зарплата maaş",
    "pay_min": "minsalary salarymin payfrom minimumsalary gehaltvon",
    "pay_max": "maxsalary salarymax payto maximumsalary gehaltbis",
    "pay_currency": "salarycurrency currency währung devise moneda valuta",
    "pay_period": "salarypayperiod payperiod",
    "source": "source jobsource platform channel via foundthrough foundon quelle portal plattform canal fuente origen fonte "
    "bron źródło källa",
    "deadline": "deadline applyby closingdate bewerbungsfrist frist datelimite fechalímite scadenza prazo",
    "follow_up_on": "followup followupat followupdate followupon wiedervorlage nachfassen relance relancerle seguimiento",
    "interview_on": "interviewdate interview interviewon gespräch gesprächam entretien entrevista colloquio",
    "contact_name": "contact contactname contactperson recruiter hiringmanager ansprechpartner kontakt kontaktperson "
    "personnecontact contacto persona referente contatto contato contactpersoon",
    "contact_email": "contactemail kontaktemail recruiteremail emailcontact email e_mail",
    "contact_phone": "contactphone contactphonenumber phonenumber phone telefon",
    "posting": "description jobdescription htmldescription stellenbeschreibung descripción descrizione",
    "tags": "tags labels kategorien étiquettes etiquetas",
    "dream": "excitement dreamjob favorite favourite wunschjob",
    "remark": "notes note details comments comment remarks questionandanswers notizen notiz bemerkung bemerkungen kommentar "
    "remarques commentaire notas nota comentarios osservazioni commenti opmerkingen uwagi anteckningar メモ 备注 заметки notlar",
}
ALIASES_OF_PEOPLE = {
    "name": "name fullname contactname nom nombre",
    "first_name": "firstname vorname prénom givenname",
    "last_name": "lastname nachname surname familyname",
    "email": "email emailaddress emailadresse mail",
    "phone": "phone phonenumber telefon téléphone teléfono mobile",
    "linkedin_url": "linkedin linkedinurl url profile profileurl",
    "company": "company firma organization organisation unternehmen",
    "job_title": "position title jobtitle role beruf",
    "about": "notes notizen notas about",
}


def _by_name(aliases: dict[str, str]) -> dict[str, str]:
    return {alias.replace("_", ""): field for field, names in aliases.items() for alias in names.split()}


BY_NAME = {APPLICATIONS: _by_name(ALIASES), PEOPLE: _by_name(ALIASES_OF_PEOPLE)}
KNOWN = {**BY_NAME[PEOPLE], **BY_NAME[APPLICATIONS]}
LINK = re.compile(r"https?://\S+$", re.I)
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+$")


def guess(header: list[str], values: list[list[str]], *, kind: str = APPLICATIONS) -> dict[str, str]:
    """Column name to field, first by names, then by what stands in the columns that are left."""
    from transfer.headers import key

    found: dict[str, str] = {}
    for name in header:
        field = BY_NAME[kind].get(key(re.sub(r" \(\d+\)$", "", name)))
        if field and (field in MANY or field not in found.values()):
            found[name] = field
    for place, name in enumerate(header):
        field = "" if name in found else by_values([row[place] for row in values], kind)
        if field and field not in found.values():
            found[name] = field
    return found


def by_values(values: Iterable[str], kind: str) -> str:
    filled = [value.strip() for value in values if value.strip()]
    tests = _TESTS_OF_PEOPLE if kind == PEOPLE else _TESTS
    return next((field for field, test in tests if _mostly(filled, test)), "")


def _mostly(values: list[str], test: Callable[[str], object]) -> bool:
    return bool(values) and sum(bool(test(value)) for value in values) >= 0.8 * len(values)


_TESTS: list[tuple[str, Callable[[str], object]]] = [
    ("url", LINK.match),
    ("contact_email", ADDRESS.match),
    ("status", statuses.meaning_of),
    ("applied_on", dates.looks_like_one),
]
_TESTS_OF_PEOPLE: list[tuple[str, Callable[[str], object]]] = [
    ("linkedin_url", LINK.match),
    ("email", ADDRESS.match),
]
