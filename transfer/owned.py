"""Every table that holds something of a person, found by looking rather than by a list: a new table or a new
column is in the next export without anybody thinking of it."""

import base64
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from allauth.account.models import EmailAddress
from django.apps import apps
from django.db import models

from accounts.models import User

APPS = ("accounts", "applications", "reflections", "transfer")
# Not hers to take along: secrets that open this installation, copies made of the copy, and what is made
# anew from the rest.
LEFT_OUT_TABLES = {
    "transfer.Export",
    "accounts.Invitation",
    "applications.Installation",
    "applications.SearchText",
}
LEFT_OUT = {("accounts.User", name) for name in ("password", "groups", "user_permissions")} | {
    ("transfer.Feed", "token_hash"),
    ("applications.Reminder", "lease_token"),
}


def tables() -> list[type[models.Model]]:
    """In the order in which rows need each other, so that they can be put back from top to bottom."""
    found = [model for label in APPS for model in apps.get_app_config(label).get_models()]
    kept = [model for model in found if model._meta.label not in LEFT_OUT_TABLES and way_to_owner(model)]
    ordered: list[type[models.Model]] = [User, EmailAddress]
    while waiting := [model for model in kept if model not in ordered]:
        ready = [model for model in waiting if not (_needs(model) & set(waiting))]
        ordered += ready or waiting[:1]  # a circle is opened at any place
    return ordered


def _needs(model: type[models.Model]) -> set[type[models.Model]]:
    fields = [*model._meta.fields, *model._meta.many_to_many]
    return {field.related_model for field in fields if field.is_relation} - {model}


def way_to_owner(model: type[models.Model]) -> str:
    """The filter that finds a person's rows; empty where a table is nobody's."""
    if model is User:
        return "pk"
    fields = {field.name: field for field in model._meta.fields if field.is_relation}
    for name in ("owner", "user"):
        if name in fields and fields[name].related_model is User:
            return name
    ours = [field for field in fields.values() if field.related_model._meta.app_label in APPS]
    ways = (f"{f.name}__{way_to_owner(f.related_model)}" for f in ours if f.related_model is not model)
    return next((way for way in ways if not way.endswith("__")), "")


def rows_of(owner: User, model: type[models.Model]) -> models.QuerySet:
    return model._base_manager.filter(**{way_to_owner(model): owner.pk}).order_by("pk")


def columns(model: type[models.Model]) -> list[models.Field]:
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return [field for field in fields if (model._meta.label, field.name) not in LEFT_OUT]


def as_json(row: models.Model) -> dict[str, object]:
    return {field.name: _value(row, field) for field in columns(type(row))}


def _value(row: models.Model, field: models.Field) -> object:
    if field.many_to_many:
        return [plain(pk) for pk in getattr(row, field.name).order_by("pk").values_list("pk", flat=True)]
    value = getattr(row, field.attname)
    if isinstance(field, models.FileField):
        return value.name or ""
    return plain(value)


def plain(value: object) -> object:
    """As JSON has it: exact, and readable by whoever restores it."""
    match value:
        case bytes() | memoryview() | bytearray():
            return base64.b64encode(bytes(value)).decode()
        case datetime() | date() | time():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
    return value


def walk(owner: User) -> Iterator[tuple[type[models.Model], Iterator[dict[str, object]]]]:
    for model in tables():
        yield model, (as_json(row) for row in rows_of(owner, model).iterator(chunk_size=500))


def count(owner: User) -> int:
    return sum(rows_of(owner, model).count() for model in tables())
