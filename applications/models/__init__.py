from applications.models.aims import Aim
from applications.models.applications import Application
from applications.models.companies import Company
from applications.models.contacts import Contact, Involvement, Role
from applications.models.documents import Document, DocumentKind
from applications.models.follow_ups import FollowUp, FollowUpAct
from applications.models.history import Cause, StageChange
from applications.models.installation import Installation
from applications.models.mentions import Mention
from applications.models.notes import Note
from applications.models.rejections import Channel, Ending, RejectionEvent, Variant
from applications.models.reminders import MailKind, Reminder, State, Why
from applications.models.search import SearchText
from applications.models.stages import InterviewStage, Kind
from applications.models.timeline import Remark
from applications.models.words import Outcome, Stage

__all__ = [
    "Aim",
    "Application",
    "Cause",
    "Channel",
    "Company",
    "Contact",
    "Document",
    "DocumentKind",
    "Ending",
    "FollowUp",
    "FollowUpAct",
    "Installation",
    "InterviewStage",
    "Involvement",
    "Kind",
    "MailKind",
    "Mention",
    "Note",
    "Outcome",
    "RejectionEvent",
    "Remark",
    "Reminder",
    "Role",
    "SearchText",
    "Stage",
    "StageChange",
    "State",
    "Variant",
    "Why",
]
