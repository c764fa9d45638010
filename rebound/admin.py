from django.contrib.admin import AdminSite


class OperatorSite(AdminSite):
    pass
