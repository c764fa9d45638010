"""The only way from a request to a row: a stranger gets 404, as if it were not there."""

from django.db import models
from django.http import HttpRequest
from django.shortcuts import get_object_or_404


def mine[M: models.Model](request: HttpRequest, rows: type[M] | models.QuerySet[M], pk: object) -> M:
    """The row with that id among the signed-in person's own; 404 for all others."""
    queryset = rows if isinstance(rows, models.QuerySet) else rows._default_manager.all()
    return get_object_or_404(queryset, pk=pk, owner=request.user)
