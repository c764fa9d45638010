"""Exports of other products are known by the exact names of their columns, and no column that matters is lost."""

import io
import zipfile

import pytest
from django.urls import reverse

from applications.models import Application, Contact
from tests import builders as make
from tests.pages import Page, get
from tests.transfer import sheets as lists
from tests.transfer.test_import_pages import upload
from transfer import columns, presets
from transfer.headers import key
from transfer.models import Import

# Header as it is exported, who exports it, and what its columns become, in their order; "" is left out.
EXPORTS = {
    "LinkedIn, applications": (
        "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers",
        "LinkedIn", "applied_on,,,company,title,url,,remark",
    ),
    "LinkedIn, saved": ("Saved Date,Job Url,Job Title,Company Name", "LinkedIn", "saved_on,url,title,company"),
    "LinkedIn, people": (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        "LinkedIn", "first_name,last_name,linkedin_url,email,company,job_title,",
    ),
    "Huntr": (
        "id,createdAt,title,salary,location,url,rootDomain,htmlDescription,deadline,lastMovedAt,boardID,listID,listName,"
        "companyId,companyName,companyDomain,creatorUserId,creatorFirstName,creatorLastName,creatorUserEmail",
        "Huntr", ",saved_on,title,pay,place,url,,posting,deadline,status_on,,,status,,company,,,,,",
    ),
    "Huntr, short": (
        "Employer,Job Title,List,URL,Location,Salary,Date Saved,Notes",
        "Huntr", "company,title,status,url,place,pay,saved_on,remark",
    ),
    "Teal": (
        "id,company_name,role,location,url,excitement,source,min_salary,max_salary,salary_currency,salary_pay_period,"
        "added_at,applied_at,follow_up_at,updated_at,archived_at,statusName,status",
        "Teal", ",company,title,place,url,dream,source,pay_min,pay_max,pay_currency,pay_period,"
        "saved_on,applied_on,follow_up_on,status_on,,status,",
    ),
    "Teal, with the day of the posting": (
        "id,company_name,role,location,url,excitement,source,min_salary,max_salary,salary_currency,salary_pay_period,"
        "posted_at,added_at,applied_at,follow_up_at,updated_at,archived_at,statusName,status",
        "Teal", ",company,title,place,url,dream,source,pay_min,pay_max,pay_currency,pay_period,"
        ",saved_on,applied_on,follow_up_on,status_on,,status,",
    ),
    "Teal, short": ("Company Name,Job Title,Status,Job URL,Location,Salary", "", "company,title,status,url,place,pay"),
    "Simplify": (
        "Job Title,Company Name,Location,Job URL,Applied Date,Status,Status Date,job_type",
        "Simplify", "title,company,place,url,applied_on,status,status_on,employment",
    ),
    "JobSync": (
        "index,createdAt,applied,appliedDate,Company,JobTitle,jobType,workplaceType,Location,JobSource,Status",
        "JobSync", ",saved_on,,applied_on,company,title,employment,workplace,place,source,status",
    ),
    "Reactive Resume": (
        "Company,Role,Stage,Applied Date,Location,Salary,Source,Notes,URL,Tags",
        "Reactive Resume", "company,title,status,applied_on,place,pay,source,remark,url,tags",
    ),
    "Reactive Resume, its other names": (
        "Employer,Position,Status,Stage Date,Location,Compensation,Source,Note,Job Posting,Tags",
        "", "company,title,status,status_on,place,pay,source,remark,url,tags",
    ),
    "JAJAT": (
        "id,position,company,location,workType,hybridDaysInOffice,salary,status,applicationDate,interviewDate,notes,link,"
        "platform,contactName,followUpDate,timeline,customFields",
        "JAJAT", ",title,company,place,workplace,,pay,status,applied_on,interview_on,remark,url,source,contact_name,"
        "follow_up_on,,",
    ),
    "PBP, applications": (
        "ID,Firma,Titel,Status,Beworben am,Quelle,Bewerbungsart,URL,Ansprechpartner,Kontakt-E-Mail,Notizen",
        "PBP", ",company,title,status,applied_on,source,employment,url,contact_name,contact_email,remark",
    ),
    "PBP, people": (
        "ID,Name,E-Mail,Telefon,LinkedIn,Firma,Position,Tags,Notizen,Erstellt am",
        "PBP", ",name,email,phone,linkedin_url,company,job_title,,about,",
    ),
    "a plain sheet": ("Company,Position,Date Applied,Status,URL,Notes", "", "company,title,applied_on,status,url,remark"),
    "another plain sheet": (
        "Company,Position,Date Applied,status,Details,Applicant Portal",
        "", "company,title,applied_on,status,remark,url",
    ),
    "Notion": (
        "Job Title,Company,Location,Apply Link,Source,Date Found,Posted Date,Status",
        "", "title,company,place,url,source,saved_on,,status",
    ),
    "Notion, another": ("Title,Company,Match Score,Priority,Status,Job URL,Date Found", "", "title,company,,,status,url,saved_on"),
    "a tracker in a repository": (
        "date,company,sector,role,role_type,channel,status,contact_person,fit_rating,notes,cv_file,cover_letter_file,source,last_updated",
        "", "applied_on,company,,title,employment,source,status,contact_name,,remark,,,,status_on",
    ),
    "Indeed, as people copy it": ("Employer Name,Job Title,Date Applied", "", "company,title,applied_on"),
}  # fmt: skip
REFUSED = {
    "LinkedIn, messages": (lists.LINKEDIN_MESSAGES.splitlines()[0], "messages between people"),
    "LinkedIn, invitations": (
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl", "messages between people",
    ),
    "LinkedIn, answers": ("Question,Answer", "Job Applications.csv"),
    "LinkedIn, follows": ("Organization,Followed On", "Job Applications.csv"),
    "Huntr, activities": (
        "id,createdAt,title,note,createdByWorkflow,completed,completedAt,startAt,endAt,jobId,jobTitle,boardID,boardName,"
        "companyId,companyName,companyDomain,activityCategoryID,activityCategoryName", "USER_JOBS",
    ),
    "Huntr, lists": ("id,columnName,createdAt,boardID,boardName", "USER_JOBS"),
    "Huntr, profile": (
        "id,email,createdAt,firstName,lastName,useageJobsCurrentCount,useageJobsTotalCount", "USER_JOBS",
    ),
}  # fmt: skip


def becomes(header: list[str]) -> tuple[str, str, dict[str, str]]:
    preset = presets.recognise(header)
    if preset is None:
        return "", columns.APPLICATIONS, columns.guess(header, [[""] * len(header)])
    return preset.name, preset.kind, presets.mapping(preset, header)


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("written", ["as it is", "in other letters", "turned round"])
def test_an_export_is_known_by_its_header(name, written):
    header, maker, expected = EXPORTS[name]
    pairs = dict(zip(header.split(","), expected.split(","), strict=True))
    if written == "in other letters":
        pairs = {column.upper().replace(" ", "_"): field for column, field in pairs.items()}
    if written == "turned round":
        pairs = dict(reversed(pairs.items()))
    found, kind, fields = becomes(list(pairs))
    assert found == maker
    if maker or written == "as it is":
        assert {column: fields.get(column, "") for column in pairs} == pairs
    assert set(fields.values()) <= set(columns.FIELDS[kind])


def test_every_preset_has_its_header_here():
    headers = [header for header, *_rest in [*EXPORTS.values(), *REFUSED.values()]]
    known = [presets.recognise(header.split(",")) for header in headers]
    assert {id(preset) for preset in known if preset} == {id(preset) for preset in presets.PRESETS}
    for preset in presets.PRESETS:
        assert set(preset.fields.values()) <= set(columns.FIELDS[preset.kind])
        assert preset.keys <= {key(name) for header in headers for name in header.split(",")}


@pytest.mark.django_db
@pytest.mark.parametrize("name", REFUSED)
def test_a_list_without_jobs_is_refused_and_the_right_one_named(client, name):
    client.force_login(make.person())
    header, words = REFUSED[name]
    page = upload(client, f"{header}\n{'x,' * header.count(',')}x\n")
    assert words in page.errors() and not Import.objects.exists()


# ---- archives, as LinkedIn and Huntr hand them out -----------------------------------
def archive(**members: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, content in members.items():
            whole.writestr(name, content)
    return out.getvalue()


def spoilt(whole: bytes) -> bytes:
    return whole[:50] + bytes([whole[50] ^ 255]) + whole[51:]


WHOLE = {
    "messages.csv": lists.LINKEDIN_MESSAGES,
    "Connections.csv": lists.LINKEDIN_CONNECTIONS,
    "Jobs/Job Applications.csv": lists.LINKEDIN,
    "Jobs/Saved Jobs.csv": lists.LINKEDIN_SAVED.splitlines()[0] + "\n",  # empty
    "Profile.csv": "First Name,Last Name\nAna,Silva\n",
    "Rich_Media/photo.jpg": b"\xff\xd8",
}


@pytest.mark.django_db
def test_of_an_archive_the_lists_that_are_known_are_taken(client, time_machine):
    time_machine.move_to(make.NOW, tick=False)
    client.force_login(make.person())
    page = upload(client, archive(**WHOLE), "Complete_LinkedInDataExport.zip")
    assert page.path == reverse("imports") and "2 lists are in it" in page.main
    for name in ("Connections.csv", "Job Applications.csv"):
        page = page_of(client, name)
        assert "list from LinkedIn" in page.main
        page.press(client, "Go on").press(client, "Bring it in")
    assert (Application.objects.count(), Contact.objects.count()) == (2, 2)


def page_of(client, name: str) -> Page:
    return get(client, get(client, reverse("imports")).link(name))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (archive(**{"a.csv": "Name,Age\nx,1\n", "b.csv": "Size,Colour\n1,red\n"}), "a.csv, b.csv"),
        (archive(**{"Jobs/Saved Jobs.csv": WHOLE["Jobs/Saved Jobs.csv"]}), "no rows"),
        (archive(**{"a.csv": b"\0" * 50_000_000}), "larger than 10 MB"),
        (archive(**WHOLE)[:-200], "could not be read"),
        (spoilt(archive(**{"a.csv": lists.PLAIN})), "could not be read"),
    ],
    ids=["unknown", "empty", "bomb", "cut", "spoilt"],
)  # fmt: skip
def test_an_archive_that_holds_nothing_for_us_is_refused_in_words(client, content, words):
    client.force_login(make.person())
    page = upload(client, content, "export.zip")
    assert words in page.errors() and not Import.objects.exists()
