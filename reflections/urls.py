from django.urls import path

from reflections.views import connect, follow_ups, notes, plans, rejection, silence

urlpatterns = [
    # the answer, or none
    path("applications/<uuid:pk>/rejection/", rejection.rejection, name="rejection"),
    path("applications/<uuid:pk>/reopening/", rejection.reopening, name="reopening"),
    path("applications/<uuid:pk>/silence/", silence.silence, name="silence"),
    path("applications/<uuid:pk>/silence/check/", silence.status_check, name="status_check"),
    path("rejections/<uuid:pk>/", rejection.rejection_details, name="rejection_details"),
    path("rejections/<uuid:pk>/undo/", rejection.rejection_undo, name="rejection_undo"),
    path("rejections/<uuid:pk>/plan/", plans.plan_start, name="plan_start"),
    # the plan
    path("plans/<uuid:pk>/", plans.plan, name="plan"),
    path("plans/<uuid:pk>/steps/", plans.plan_steps, name="plan_steps"),
    path("plans/<uuid:pk>/depth/", plans.plan_depth, name="plan_depth"),
    path("plans/<uuid:pk>/quiet/", plans.quiet, name="quiet"),
    path("plans/<uuid:pk>/end/", plans.plan_end, name="plan_end"),
    path("plans/<uuid:pk>/door/", connect.door, name="door"),
    path("steps/<uuid:pk>/leaving-out/", plans.step_leaving_out, name="step_leaving_out"),
    path("steps/<uuid:pk>/day/", plans.step_day, name="step_day"),
    # what is due
    path("follow-ups/<uuid:pk>/", follow_ups.follow_up, name="follow_up"),
    path("follow-ups/<uuid:pk>/completion/", follow_ups.completion, name="completion"),
    path("follow-ups/<uuid:pk>/snooze/", follow_ups.snooze, name="snooze"),
    path("follow-ups/<uuid:pk>/letting-go/", follow_ups.letting_go, name="letting_go"),
    path("acts/<uuid:pk>/undo/", follow_ups.act_undo, name="act_undo"),
    # words for others
    path("follow-ups/<uuid:pk>/note/", notes.note, name="note"),
    path("follow-ups/<uuid:pk>/note/<uuid:contact>/", notes.note, name="note"),
    path("follow-ups/<uuid:pk>/note/person/", notes.note_person, name="note_person"),
    path("follow-ups/<uuid:pk>/note/sent/", notes.note_sent, name="note_sent"),
    path("follow-ups/<uuid:pk>/connection/", connect.connect, name="connect"),
]
