from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned, OwnedQuerySet, PrivateText, Versioned
from applications.models.applications import Application
from applications.models.companies import Company


class Role(models.TextChoices):
    RECRUITER = "recruiter", _("Recruiter")
    HIRING_MANAGER = "hiring_manager", _("Hiring manager")
    INTERVIEWER = "interviewer", _("Interviewer")
    EMPLOYEE = "employee", _("Works there")
    REFERRER = "referrer", _("Referred me")
    AGENCY_RECRUITER = "agency_recruiter", _("Agency recruiter")
    REFERENCE = "reference", _("Reference")


class ContactQuerySet(OwnedQuerySet):
    def by_company(self) -> Self:
        return self.select_related("company").order_by("company__name_key", "name")


class Contact(Owned, Versioned):
    name = models.CharField(_("Name"), max_length=160)
    greeting = models.CharField(
        _("How to address them"), max_length=160, blank=True, help_text=_("For example: Dear Ms Ortiz")
    )
    email = models.EmailField(_("E-mail address"), blank=True)
    phone = models.CharField(_("Phone"), max_length=60, blank=True)
    linkedin_url = models.URLField(_("LinkedIn profile"), max_length=500, blank=True)
    company = models.ForeignKey(
        Company, null=True, blank=True, on_delete=models.SET_NULL, related_name="contacts"
    )
    job_title = models.CharField(_("What they do"), max_length=160, blank=True)
    about = PrivateText(_("What you know of them"), blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("person at a company")
        verbose_name_plural = _("people at companies")

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.split() else ""

    @property
    def salutation(self) -> str:
        """The first line of a note, without its comma."""
        return self.greeting or _("Dear %(name)s") % {"name": self.first_name}

    def remove(self) -> None:
        """What is still to do for an application stays, without the person; the rest goes with them."""
        self.follow_ups.filter(application__isnull=False).exclude(kind="keep_in_touch").update(contact=None)
        self.delete()


class Involvement(Owned):
    """What a person is in one application: a role is per application."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="involvements")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="involvements")
    role = models.CharField(_("Role"), max_length=16, choices=Role, default=Role.INTERVIEWER)

    class Meta:
        verbose_name = _("involvement")
        verbose_name_plural = _("involvements")
        constraints = (
            models.UniqueConstraint(fields=["application", "contact"], name="one_role_per_application"),
        )
