from django.urls import path

from transfer.views import calendar, capture, command, imports, your_data

urlpatterns = [
    # a list
    path("imports/", imports.imports, name="imports"),
    path("imports/<uuid:pk>/", imports.import_page, name="import"),
    path("imports/<uuid:pk>/columns/", imports.import_columns, name="import_columns"),
    path("imports/<uuid:pk>/words/", imports.import_statuses, name="import_statuses"),
    path("imports/<uuid:pk>/check/", imports.import_check, name="import_check"),
    path("imports/<uuid:pk>/again/", imports.import_again, name="import_again"),
    path("imports/<uuid:pk>/undo/", imports.import_undo, name="import_undo"),
    path("imports/<uuid:pk>/remove/", imports.import_remove, name="import_remove"),
    # one job
    path("capture/", capture.capture, name="capture"),
    path("capture/received/", capture.received, name="received"),
    path("capture/bookmarklet/", capture.bookmarklet, name="bookmarklet"),
    path("quick/", capture.quick_entry, name="quick"),
    path("go/", command.command, name="command"),
    # a calendar
    path("settings/calendar/", calendar.calendar, name="calendar"),
    path("calendar/<str:token>.ics", calendar.feed, name="feed"),
    path("interviews/<uuid:pk>/appointment.ics", calendar.interview_ics, name="interview_ics"),
    # all of it
    path("settings/your-data/", your_data.your_data, name="your_data"),
    path("settings/your-data/export/", your_data.export, name="export"),
    path("settings/your-data/export/<uuid:pk>/", your_data.export_file, name="export_file"),
    path("settings/your-data/delete/", your_data.account_delete, name="account_delete"),
]
