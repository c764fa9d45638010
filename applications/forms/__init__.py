from applications.forms.applications import ApplicationAddForm, ApplicationForm
from applications.forms.companies import CompanyForm
from applications.forms.documents import DocumentForm, DocumentNameForm
from applications.forms.finding import FindForm
from applications.forms.interviews import InterviewForm
from applications.forms.people import ContactForm, HelloForm, InvolvementForm
from applications.forms.search import SearchForm
from applications.forms.timeline import ChangeDayForm, OwnFollowUpForm, RemarkForm

__all__ = [
    "ApplicationAddForm",
    "ApplicationForm",
    "ChangeDayForm",
    "CompanyForm",
    "ContactForm",
    "DocumentForm",
    "DocumentNameForm",
    "FindForm",
    "HelloForm",
    "InterviewForm",
    "InvolvementForm",
    "OwnFollowUpForm",
    "RemarkForm",
    "SearchForm",
]
