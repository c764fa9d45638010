import django.contrib.admin.apps as admin_apps
from django.apps import AppConfig


class ReboundConfig(AppConfig):
    name = "rebound"
    default = True


class OperatorAdminConfig(admin_apps.AdminConfig):
    """Django's admin on our own site object: apps register on `django.contrib.admin.site` as usual."""

    default = False
    default_site = "rebound.admin.OperatorSite"
