"""A form pressed twice makes one row, and nobody can write over a stranger's."""

import uuid
from collections.abc import Callable

from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.ownership import Owned


def once[M: Owned](
    model: type[M],
    pk: uuid.UUID,
    *,
    owner: User,
    same: Callable[[M], bool],
    make: Callable[[uuid.UUID], M],
) -> M:
    """The row that `make` inserts under the id its form was shown with, or the one that an earlier
    press inserted. An id that is taken by a stranger, or by other words of her own (Back brings an
    old form), gives way to a new one."""
    standing = model._default_manager.filter(pk=pk).first()
    if standing and standing.owner_id == owner.pk and same(standing):
        return standing
    try:
        with transaction.atomic():
            return make(uuid.uuid4() if standing else pk)
    except IntegrityError:
        quicker = model._default_manager.filter(pk=pk, owner=owner).first()
        if standing or quicker is None:
            raise
        return quicker
