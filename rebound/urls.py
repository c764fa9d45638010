from django.urls import include, path

urlpatterns = [
    path("", include("accounts.urls")),  # ahead of allauth, one page of which it extends
    path("account/", include("allauth.urls")),
]
