from django.urls import path

from applications.views import (
    applications,
    board,
    changes,
    companies,
    contacts,
    interviews,
    involvements,
    lists,
    remarks,
    unsubscribe,
)

urlpatterns = [
    path("applications/", lists.applications, name="applications"),
    path("applications/board/", board.board, name="board"),
    path("applications/closed/", lists.applications_closed, name="applications_closed"),
    path("applications/add/", applications.application_add, name="application_add"),
    path("applications/<uuid:pk>/", applications.application, name="application"),
    path("applications/<uuid:pk>/edit/", applications.application_edit, name="application_edit"),
    path("applications/<uuid:pk>/remove/", applications.application_remove, name="application_remove"),
    path("applications/<uuid:pk>/stage/", applications.application_stage, name="application_stage"),
    path("applications/<uuid:pk>/ending/", applications.application_ending, name="application_ending"),
    path("applications/<uuid:pk>/close/", applications.application_close, name="application_close"),
    # what is added to it
    path("applications/<uuid:pk>/interviews/add/", interviews.interview_add, name="interview_add"),
    path("applications/<uuid:pk>/people/add/", involvements.involvement_add, name="involvement_add"),
    path("applications/<uuid:pk>/remarks/add/", remarks.remark_add, name="remark_add"),
    path("applications/<uuid:pk>/follow-ups/add/", remarks.follow_up_add, name="follow_up_add"),
    path("changes/<uuid:pk>/day/", changes.change_day, name="change_day"),
    path("changes/<uuid:pk>/undo/", changes.change_undo, name="change_undo"),
    path("interviews/<uuid:pk>/edit/", interviews.interview_edit, name="interview_edit"),
    path("interviews/<uuid:pk>/cancel/", interviews.interview_cancel, name="interview_cancel"),
    path("interviews/<uuid:pk>/restore/", interviews.interview_restore, name="interview_restore"),
    path("interviews/<uuid:pk>/remove/", interviews.interview_remove, name="interview_remove"),
    path("remarks/<uuid:pk>/edit/", remarks.remark_edit, name="remark_edit"),
    path("remarks/<uuid:pk>/remove/", remarks.remark_remove, name="remark_remove"),
    path("involvements/<uuid:pk>/remove/", involvements.involvement_remove, name="involvement_remove"),
    path(
        "applications/<uuid:pk>/people/<uuid:contact>/<slug:role>/",
        involvements.involvement_restore,
        name="involvement_restore",
    ),
    # companies and people
    path("companies/<uuid:pk>/", companies.company, name="company"),
    path("companies/<uuid:pk>/edit/", companies.company_edit, name="company_edit"),
    path("people/", contacts.people, name="people"),
    path("people/add/", contacts.contact_add, name="contact_add"),
    path("people/<uuid:pk>/", contacts.person, name="person"),
    path("people/<uuid:pk>/edit/", contacts.contact_edit, name="contact_edit"),
    path("people/<uuid:pk>/remove/", contacts.contact_remove, name="contact_remove"),
    path("people/<uuid:pk>/hello/", involvements.hello_add, name="hello_add"),
    # from a mail
    path("unsubscribe/<str:token>/", unsubscribe.unsubscribe, name="unsubscribe"),
]
