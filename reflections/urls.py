from django.urls import path

from reflections.views import (
    connect,
    doors,
    follow_ups,
    inventory,
    mail_actions,
    notes,
    plans,
    preparation,
    rejection,
    silence,
    tools,
    writing,
)

urlpatterns = [
    # the answer, or none
    path("applications/<uuid:pk>/rejection/", rejection.rejection, name="rejection"),
    path("applications/<uuid:pk>/reopening/", rejection.reopening, name="reopening"),
    path("applications/<uuid:pk>/reopening/undo/", rejection.reopening_undo, name="reopening_undo"),
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
    path("plans/<uuid:pk>/door/", doors.door, name="door"),
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
    path("follow-ups/<uuid:pk>/note/remarks/", notes.note_remarks, name="note_remarks"),
    path("follow-ups/<uuid:pk>/note/<uuid:contact>/remarks/", notes.note_remarks, name="note_remarks"),
    path("follow-ups/<uuid:pk>/note/person/", notes.note_person, name="note_person"),
    path("follow-ups/<uuid:pk>/note/sent/", notes.note_sent, name="note_sent"),
    path("follow-ups/<uuid:pk>/connection/", connect.connect, name="connect"),
    # words for oneself
    path("plans/<uuid:pk>/writing/", writing.write, name="write"),
    path("plans/<uuid:pk>/telling/", writing.tell, name="tell"),
    path("plans/<uuid:pk>/inventory/", inventory.inventory_start, name="inventory_start"),
    path("plans/<uuid:pk>/inventory/<int:number>/", inventory.inventory, name="inventory"),
    path("plans/<uuid:pk>/forward/", inventory.forward, name="forward"),
    path("plans/<uuid:pk>/forward/done/", inventory.forward_done, name="forward_done"),
    path("writing/", writing.writing, name="writing"),
    path("writing/<uuid:pk>/", writing.entry, name="entry"),
    path("writing/<uuid:pk>/sentences/", writing.entry_sentences, name="entry_sentences"),
    path("writing/<uuid:pk>/deletion/", writing.entry_delete, name="entry_delete"),
    # the tool belt
    path("tools/", tools.toolbelt, name="toolbelt"),
    path("tools/add/", tools.tool_add, name="tool_add"),
    path("tools/<uuid:pk>/", tools.tool, name="tool"),
    path("tools/<uuid:pk>/putting-away/", tools.tool_put_away, name="tool_put_away"),
    path("tools/<uuid:pk>/bringing-back/", tools.tool_bring_back, name="tool_bring_back"),
    path("tools/<uuid:pk>/deletion/", tools.tool_delete, name="tool_delete"),
    # before a talk
    path("interviews/<uuid:pk>/preparation/", preparation.preparation, name="preparation"),
    # from a mail
    path("mail/undo/<str:token>/", mail_actions.mail_undo, name="mail_undo"),
    path("mail/<slug:verb>/<str:token>/", mail_actions.mail_action, name="mail_action"),
]
