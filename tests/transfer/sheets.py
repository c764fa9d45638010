"""Lists as people bring them, written here after the headers that products are known to export."""

import csv
import io

ROW = dict  # column to cell


def text(header: str, *rows: str, preamble: str = "") -> str:
    return preamble + "\n".join([header, *rows]) + "\n"


LINKEDIN = text(
    "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers",
    '"11/20/24, 8:15 AM",me@example.org,+49 30 1234,Acme,Data analyst,https://www.linkedin.com/jobs/view/401,cv.pdf,'
    '"Years of SQL?:5 | Visa?:No"',
    '"10/02/24, 11:40 PM",,,Globex,"Analyst, growth",https://www.linkedin.com/jobs/view/402,,',
)
LINKEDIN_SAVED = text(
    "Saved Date,Job Url,Job Title,Company Name",
    '"11/21/24, 9:00 AM",https://www.linkedin.com/jobs/view/500,Data engineer,Initech',
)
LINKEDIN_CONNECTIONS = text(
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    "Maria,Ortiz,https://www.linkedin.com/in/maria,,Acme,Head of data,05 Mar 2024",
    "Jonas,Weber,https://www.linkedin.com/in/jonas,jonas@example.org,Globex,Recruiter,11 Nov 2023",
    preamble='Notes:\n"When exporting your connection data, you may notice that some addresses are missing."\n\n',
)
LINKEDIN_MESSAGES = text(
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
    "ATTACHMENTS,IS MESSAGE DRAFT",
    "1,,Maria,https://x.example,Me,https://y.example,2024-03-05 10:00:00 UTC,,Hello,INBOX,,No",
)
HUNTR = text(
    "id,createdAt,title,salary,location,url,rootDomain,htmlDescription,deadline,lastMovedAt,boardID,listID,listName,"
    "companyId,companyName,companyDomain,creatorUserId,creatorFirstName,creatorLastName,creatorUserEmail",
    "1,2024-03-01T10:00:00.000Z,Data analyst,€ 52.000,Berlin,https://acme.example/jobs/1,acme.example,"
    "<p>Clean <b>data</b></p><script>alert(1)</script>,,2024-03-09T10:00:00.000Z,b,l,Rejected,c,Acme,acme.example,u,A,B,a@b.example",
    "2,2024-03-02T10:00:00.000Z,Analyst,,Remote,,,,2024-04-01,2024-03-02T10:00:00.000Z,b,l,Wishlist,c,Globex,,u,A,B,a@b.example",
    "3,2024-03-02T10:00:00.000Z,BI lead,,,,,,,2024-03-20T10:00:00.000Z,b,l,Interview,c,Initech,,u,A,B,a@b.example",
)
HUNTR_SHORT = text(
    "Employer,Job Title,List,URL,Location,Salary,Date Saved,Notes",
    "Acme,Data analyst,Applied,https://acme.example/1,Berlin,50k-60k EUR,2024-03-01,Met Maria",
)
TEAL = text(
    "id,company_name,role,location,url,excitement,source,min_salary,max_salary,salary_currency,salary_pay_period,"
    "added_at,applied_at,follow_up_at,updated_at,archived_at,statusName,status",
    "1,Acme,Data analyst,Berlin,https://acme.example/1,5,LinkedIn,50000,60000,EUR,yearly,2024-03-01T09:00:00Z,"
    '2024-03-02T09:00:00Z,2024-03-12T09:00:00Z,2024-03-09T09:00:00Z,,Interviewing,"{""name"": ""Interviewing""}"',
)
SIMPLIFY = "\ufeff" + text(
    "Job Title,Company Name,Location,Job URL,Applied Date,Status,Status Date,job_type",
    "Data analyst,Acme,Berlin,https://acme.example/1,03/02/2024,APPLIED,03/02/2024,Full-Time",
    "Analyst,Globex,,https://globex.example/2,N/A,SAVED,,Internship",
)
JOBSYNC = text(
    "index,createdAt,applied,appliedDate,Company,JobTitle,jobType,workplaceType,Location,JobSource,Status",
    "1,2024-03-01,Yes,2024-03-02,Acme,Data analyst,Full-time,Hybrid,Berlin,LinkedIn,Applied",
)
JAJAT = text(
    "id,position,company,location,workType,hybridDaysInOffice,salary,status,applicationDate,interviewDate,notes,link,"
    "platform,contactName,followUpDate,timeline,customFields",
    "1,Data analyst,Acme,Berlin,Remote,,60000,Interview,2024-03-02,2024-03-20,Good talk,https://acme.example/1,Indeed,"
    'Maria Ortiz,2024-03-12,"[{""a"": 1}]",{}',
)
REACTIVE = text(
    "Company,Role,Stage,Applied Date,Location,Salary,Source,Notes,URL,Tags",
    'Acme,Data analyst,Offer,2024-03-02,Berlin,$90k - $110k,Referral,Nice,https://acme.example/1,"sql,python"',
)
PBP = "\ufeff" + text(
    "ID;Firma;Titel;Status;Beworben am;Quelle;Bewerbungsart;URL;Ansprechpartner;Kontakt-E-Mail;Notizen",
    "1;Müller GmbH;Datenanalyst;abgelehnt;02.03.2024;Stepstone;Vollzeit;https://mueller.example/1;Lena Groß;"
    "lena@mueller.example;Schade",
    "2;Weiß AG;Analyst;abgelaufen;05.03.2024;;;;;;",
)
PBP_PEOPLE = text(
    "ID,Name,E-Mail,Telefon,LinkedIn,Firma,Position,Tags,Notizen,Erstellt am",
    "1,Lena Groß,lena@mueller.example,030 1,https://www.linkedin.com/in/lena,Müller GmbH,HR,x,nett,01.03.2024",
)
PLAIN = text(
    "Company,Position,Date Applied,Status,URL,Notes",
    "Acme,Data analyst,9/19/24,Applied,https://acme.example/1,",
    "Globex,Analyst,10/2/24,Rejected,,They wrote back",
)
NOTION = text(
    "Job Title,Company,Location,Apply Link,Source,Date Found,Posted Date,Status",
    'Data analyst,Acme,Berlin,https://acme.example/1,LinkedIn,"March 5, 2024",,✅ Applied',
    'Analyst,Globex,Remote,https://globex.example/1,Indeed,"March 6, 2024",,❌ Rejected',
)
FRENCH = text(
    "Entreprise;Intitulé du poste;Date de candidature;Statut;Lien",
    "Société Générale;Analyste de données;25/03/2024;Refusé;https://sg.example/1",
)
SPANISH = text("Empresa,Puesto,Fecha de postulación,Estado", "Acme,Analista,13/03/2024,Rechazado")
JUST_TWO = text("Role,Company", "Data analyst,Acme")
NO_HEADER = text(
    "Acme,https://acme.example/1,2024-03-02,Rejected", "Globex,https://globex.example/2,2024-03-03,Applied"
)
DOUBLE_HEADERS = text("Company,Notes,Role,Notes,", "Acme,one,Data analyst,two,three")
PREAMBLE = text("Role,Company,Status", "Data analyst,Acme,Applied", preamble="My search 2024,,\n,,\n")
EXCEL_SEP = "sep=;\r\nCompany;Role\r\nAcme;Data analyst\r\n"
TABS = "Company\tRole\tStatus\nAcme\tData analyst\tghosted\n"
QUOTED = text("Company,Role,Notes", '"Acme, Inc.","Analyst ""data""","two\nlines"')
DUPLICATES = text(
    "Company,Role,URL",
    "Acme,Data analyst,https://acme.example/1?utm_source=x",
    "Acme,Data analyst,https://acme.example/1",
    "ACME ,data Analyst,",
    "Acme,Data analyst,https://acme.example/2",
)
BAD_ROWS = text(
    "Company,Role,Date Applied,URL,Status",
    "Acme,,2024-13-45,not a link,Applied",
    ",,2024-03-01,,Applied",
    f"Globex,{'x' * 300},2024-03-01,,strange word",
)


def workbook(rows: list[list[object]]) -> bytes:
    """A workbook as small as one can be."""
    import zipfile
    from xml.sax.saxutils import escape

    def cell(value: object) -> str:
        if isinstance(value, int | float):
            return f"<c><v>{value}</v></c>"
        return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'

    lines = "".join(f"<row>{''.join(cell(v) for v in row)}</row>" for row in rows)
    ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {ns} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {ns}><sheetData>{lines}</sheetData></worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def as_rows(content: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content)))
