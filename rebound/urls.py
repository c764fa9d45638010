from django.contrib import admin
from django.urls import include, path

from rebound import first_views, health, installed, views
from reflections.views.settings import settings_page

handler400 = "rebound.sizes.bad_request"
urlpatterns = [
    path("settings/", settings_page, name="settings"),  # ahead of the accounts' own, which it extends
    path("", include("accounts.urls")),  # ahead of allauth, one page of which it extends
    path("account/", include("allauth.urls")),
    path("today/", views.today, name="today"),
    path("first-steps/", first_views.first_steps, name="first_steps"),
    path("first-steps/sample/", first_views.sample_add, name="sample_add"),
    path("first-steps/sample/removal/", first_views.sample_remove, name="sample_remove"),
    path("more/", views.more, name="more"),
    path("keys/", views.keys, name="keys"),
    path("", include("applications.urls")),
    path("", include("reflections.urls")),
    path("", include("transfer.urls")),
    path("manifest.webmanifest", installed.manifest, name="manifest"),
    path("worker.js", installed.worker, name="worker"),
    path("offline/", installed.offline, name="offline"),
    path("outbox/", include("rebound.outbox_views")),
    path("design/", views.design, name="design"),
    path("admin/", admin.site.urls),
    path("health/", health.health, name="health"),
    path("health/live", health.health_live, name="health_live"),
]
