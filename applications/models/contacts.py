from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.ordering import OrderKey
from accounts.ownership import Owned, OwnedQuerySet, PrivateText, Versioned
from applications.addressing import called
from applications.models.applications import Application
from applications.models.companies import Company, key_of


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
        there = models.F("company__order_key").asc(nulls_last=True)
        return self.select_related("company").order_by(there, "company__name_key", "order_key", "pk")

    def by_name(self) -> Self:
        return self.order_by("order_key", "pk")

    def near(self, application: Application) -> Self:
        """Those who are part of this application, and others at its company."""
        part_of_it = Q(involvements__application=application) | Q(interviews__application=application)
        return self.filter(part_of_it | Q(company=application.company_id)).by_name().distinct()

    def named_like(self, words: str) -> Self:
        """Those whose name, company or work holds all the words, in any spelling of case."""
        wanted = key_of(words).replace("’", "'").split()
        if not wanted:
            return self
        texts = self.values_list("pk", "name", "company__name", "job_title")
        keys = ((pk, key_of(" ".join(filter(None, text))).replace("’", "'")) for pk, *text in texts)
        return self.filter(pk__in=[pk for pk, key in keys if all(word in key for word in wanted)])

    def with_last_contact(self, today: date) -> Self:
        """`last_talk_on` and `last_note_at` beside each."""
        held = Q(interviews__cancelled_at__isnull=True, interviews__day__lte=today)
        return self.annotate(
            last_talk_on=models.Max("interviews__day", filter=held), last_note_at=models.Max("notes__sent_at")
        )

    def references(self) -> Self:
        """Those who vouch, each with the open applications that they are promised to."""
        promised = Involvement.objects.filter(role=Role.REFERENCE, application__outcome="")
        rows = self.filter(involvements__role=Role.REFERENCE).distinct()
        return rows.prefetch_related(
            models.Prefetch(
                "involvements",
                promised.select_related("application__company").order_by("-application__touched_at"),
                to_attr="promised",
            )
        )

    def meet(self, owner: models.Model, name: str, company: Company | None) -> "Contact":
        """The owner's contact of that name, made if new: whoever has it at this company, else the
        only one who has it anywhere."""
        clean = " ".join(name.split())
        known = [row for row in self.of(owner) if key_of(row.name) == key_of(clean)]
        here = [row for row in known if company and row.company_id == company.pk]
        if here or len(known) == 1:
            return (here or known)[0]
        return self.create(owner=owner, name=clean, company=company)


class Contact(Owned, Versioned):
    name = models.CharField(_("Name"), max_length=160)
    order_key = OrderKey(of="name")
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
        return called(self.name)

    @property
    def salutation(self) -> str:
        """The first line of a note, without its comma; empty where there is no name."""
        name = self.first_name
        return self.greeting or (_("Dear %(name)s") % {"name": name} if name else "")

    def last_contact_on(self, person: models.Model) -> date | None:
        """The day of the latest talk or note, of those that `with_last_contact` has laid beside it."""
        wrote_on = person.today(self.last_note_at) if self.last_note_at else None
        return max(filter(None, (self.last_talk_on, wrote_on)), default=None)

    def complete(self, **details: str) -> None:
        """Fill in what is empty; what is known stays."""
        news = {name: value for name, value in details.items() if value and not getattr(self, name)}
        for name, value in news.items():
            setattr(self, name, value)
        if news:
            self.write(*news)

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
