"""Exports of other products, known by the exact names of their columns (as of November 2026)."""

from dataclasses import dataclass, field

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from transfer.columns import APPLICATIONS, PEOPLE
from transfer.headers import key


@dataclass(frozen=True)
class Preset:
    name: str
    needs: str  # columns that tell it from all others
    fields: dict[str, str]  # its columns, and what they hold here
    kind: str = APPLICATIONS
    status: str = ""  # where rows stand if it has no such column
    order: str = ""  # how its days read, where that is known
    refused: str = ""  # recognised, and why it is better left where it is
    keys: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", frozenset(key(name) for name in self.needs.split(",")))


PRIVATE = _("This list holds messages between people. Rebound leaves it where it is.")
NO_JOBS = _("This list is known, and holds no jobs. Bring the one that does: {name}.")
NO_JOBS_LINKEDIN = format_lazy(NO_JOBS, name="Job Applications.csv")
NO_JOBS_HUNTR = format_lazy(NO_JOBS, name="USER_JOBS")

PRESETS = [
    Preset(
        "LinkedIn",
        # the address and the phone in it are the applicant's own
        "Application Date,Contact Email,Company Name,Job Title,Job Url,Resume Name",
        {
            "Application Date": "applied_on",
            "Company Name": "company",
            "Job Title": "title",
            "Job Url": "url",
            "Question And Answers": "remark",
        },
        status="applied",
        order="mdy",
    ),
    Preset(
        "LinkedIn",
        "Saved Date,Job Url,Job Title,Company Name",
        {"Saved Date": "saved_on", "Job Url": "url", "Job Title": "title", "Company Name": "company"},
        status="saved",
        order="mdy",
    ),
    Preset(
        "LinkedIn",
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        {
            "First Name": "first_name",
            "Last Name": "last_name",
            "URL": "linkedin_url",
            "Email Address": "email",
            "Company": "company",
            "Position": "job_title",
        },
        kind=PEOPLE,
    ),
    Preset("LinkedIn", "CONVERSATION ID,FROM,TO,CONTENT", {}, refused=PRIVATE),
    Preset("LinkedIn", "From,To,Sent At,Message,Direction", {}, refused=PRIVATE),
    Preset("LinkedIn", "Question,Answer", {}, refused=NO_JOBS_LINKEDIN),
    Preset("LinkedIn", "Organization,Followed On", {}, refused=NO_JOBS_LINKEDIN),
    Preset(
        "Huntr",
        "createdAt,title,listName,companyName,lastMovedAt",
        {
            "createdAt": "saved_on",
            "title": "title",
            "salary": "pay",
            "location": "place",
            "url": "url",
            "htmlDescription": "posting",
            "deadline": "deadline",
            "lastMovedAt": "status_on",
            "listName": "status",
            "companyName": "company",
        },
    ),
    Preset(
        "Huntr",
        "Employer,Job Title,List,Date Saved",
        {
            "Employer": "company",
            "Job Title": "title",
            "List": "status",
            "URL": "url",
            "Location": "place",
            "Salary": "pay",
            "Date Saved": "saved_on",
            "Notes": "remark",
        },
    ),
    Preset("Huntr", "title,note,completed,jobTitle,activityCategoryName", {}, refused=NO_JOBS_HUNTR),
    Preset("Huntr", "columnName,createdAt,boardID,boardName", {}, refused=NO_JOBS_HUNTR),
    Preset("Huntr", "email,firstName,lastName,useageJobsCurrentCount", {}, refused=NO_JOBS_HUNTR),
    Preset(
        "Teal",
        "company_name,role,excitement,applied_at,statusName",
        {
            "company_name": "company",
            "role": "title",
            "location": "place",
            "url": "url",
            "excitement": "dream",
            "source": "source",
            "min_salary": "pay_min",
            "max_salary": "pay_max",
            "salary_currency": "pay_currency",
            "salary_pay_period": "pay_period",
            "added_at": "saved_on",
            "applied_at": "applied_on",
            "follow_up_at": "follow_up_on",
            "updated_at": "status_on",
            "statusName": "status",
        },
    ),
    Preset(
        "Simplify",
        "Job Title,Company Name,Job URL,Applied Date,Status,Status Date",
        {
            "Job Title": "title",
            "Company Name": "company",
            "Location": "place",
            "Job URL": "url",
            "Applied Date": "applied_on",
            "Status": "status",
            "Status Date": "status_on",
            "job_type": "employment",
        },
        order="mdy",
    ),
    Preset(
        "JobSync",
        "createdAt,appliedDate,Company,JobTitle,jobType,JobSource,Status",
        {
            "createdAt": "saved_on",
            "appliedDate": "applied_on",
            "Company": "company",
            "JobTitle": "title",
            "jobType": "employment",
            "workplaceType": "workplace",
            "Location": "place",
            "JobSource": "source",
            "Status": "status",
        },
    ),
    Preset(
        "JAJAT",
        "position,company,workType,hybridDaysInOffice,applicationDate,interviewDate,platform",
        {
            "position": "title",
            "company": "company",
            "location": "place",
            "workType": "workplace",
            "salary": "pay",
            "status": "status",
            "applicationDate": "applied_on",
            "interviewDate": "interview_on",
            "notes": "remark",
            "link": "url",
            "platform": "source",
            "contactName": "contact_name",
            "followUpDate": "follow_up_on",
        },
    ),
    Preset(
        "PBP",
        "Firma,Titel,Status,Beworben am,Quelle,Bewerbungsart",
        {
            "Firma": "company",
            "Titel": "title",
            "Status": "status",
            "Beworben am": "applied_on",
            "Quelle": "source",
            "URL": "url",
            "Ansprechpartner": "contact_name",
            "Kontakt-E-Mail": "contact_email",
            "Notizen": "remark",
            "Bewerbungsart": "employment",
        },
        order="dmy",
    ),
    Preset(
        "PBP",
        "Name,E-Mail,Telefon,LinkedIn,Firma,Position,Erstellt am",
        {
            "Name": "name",
            "E-Mail": "email",
            "Telefon": "phone",
            "LinkedIn": "linkedin_url",
            "Firma": "company",
            "Position": "job_title",
            "Notizen": "about",
        },
        kind=PEOPLE,
    ),
    Preset(
        "Reactive Resume",
        "Company,Role,Stage,Applied Date,Salary,Tags",
        {
            "Company": "company",
            "Role": "title",
            "Stage": "status",
            "Applied Date": "applied_on",
            "Location": "place",
            "Salary": "pay",
            "Source": "source",
            "Notes": "remark",
            "URL": "url",
            "Tags": "tags",
        },
    ),
]


def recognise(header: list[str]) -> Preset | None:
    """The product whose columns these are; where several fit, the one that names most of them."""
    names = {key(name) for name in header}
    fitting = [preset for preset in PRESETS if preset.keys <= names]
    return max(fitting, key=lambda preset: len(preset.keys), default=None)


def mapping(preset: Preset, header: list[str]) -> dict[str, str]:
    by_key = {key(name): field for name, field in preset.fields.items()}
    return {name: by_key[key(name)] for name in header if key(name) in by_key}
