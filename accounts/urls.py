from django.urls import path

from accounts.views import entrance, settings

urlpatterns = [
    path("", entrance.front, name="front"),
    path("privacy/", entrance.privacy, name="privacy"),
    path("talk/", entrance.talk, name="talk"),
    path("settings/", settings.settings_page, name="settings"),
    # ahead of allauth's own, which it extends
    path("account/confirm-email/", entrance.confirm_address, name="account_email_verification_sent"),
    path("account/start-again/", entrance.start_again, name="start_again"),
]
