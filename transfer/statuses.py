"""Words for where an application stands, as other trackers and people write them, and what they mean here."""

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

# Ours, in the order a search takes. A meaning is a stage, or an outcome.
MEANINGS = {
    "saved": _("Saved, not applied yet"),
    "applied": _("Applied, waiting"),
    "screening": _("Screening"),
    "interviewing": _("In talks"),
    "offer": _("Offer"),
    "accepted": _("I accepted an offer"),
    "declined": _("I declined an offer"),
    "rejected": _("They said no"),
    "no_answer": _("No answer"),
    "withdrawn": _("I withdrew"),
    "position_closed": _("The position is closed"),
}
STAGES = ("saved", "applied", "screening", "interviewing", "offer")

_WORDS = {
    "saved": "saved|wishlist|wish list|bookmarked|to apply|interested|draft|new|todo|to do|not applied|backlog|lead|idea|"
    "gemerkt|merkliste|offen|geplant|vorgemerkt|à postuler|enregistré|por aplicar|guardado|salvato|te solliciteren|zapisane",
    "applied": "applied|submitted|sent|application sent|application submitted|pending|waiting|in review|under review|"
    "in progress|active|received|beworben|gesendet|eingereicht|in bearbeitung|eingangsbestätigung|postulé|envoyé|"
    "candidature envoyée|en attente|aplicado|postulado|enviado|candidata|inviata|candidatado|gesolliciteerd|verzonden|"
    "wysłano|aplikowano|sökt|応募済み|已申请|отправлено|başvuruldu",
    "screening": "screening|screen|phone screen|phone screening|recruiter screen|recruiter call|assessment|test|"
    "take home|coding challenge|online assessment|oa|telefoninterview|entretien téléphonique|llamada",
    "interviewing": "interview|interviewing|interviews|interviewed|in talks|onsite|on site|final round|final interview|"
    "first interview|second interview|technical interview|technical|panel|gespräch|erstgespräch|zweitgespräch|vorstellungsgespräch|im gespräch|"
    "entretien|entrevista|colloquio|gesprek|rozmowa|intervju|面接|面试|собеседование|mülakat",
    "offer": "offer|offered|offer received|got offer|angebot|zusage|offre|oferta|offerta|proposta|aanbod|erbjudande|内定|"
    "offer letter|negotiation|negotiating|teklif",
    "accepted": "accepted|offer accepted|hired|signed|angenommen|eingestellt|accepté|aceptado|accettata|aceita|aangenomen",
    "declined": "offer declined|declined offer|i declined|declined by me|declined|turned down|abgesagt von mir|"
    "angebot abgelehnt|refusé par moi",
    "rejected": "rejected|rejection|declined by company|no|not selected|unsuccessful|denied|turned away|closed lost|"
    "absage|abgelehnt|abgesagt|refusé|refus|rechazado|rechazada|rifiutato|rifiutata|rejeitado|recusado|afgewezen|odrzucono|"
    "avslag|avslagen|不採用|拒绝|被拒|отказ|reddedildi",
    "no_answer": "ghosted|no response|no answer|no feedback|no reply|expired|abgelaufen|keine antwort|keine rückmeldung|"
    "sans réponse|pas de réponse|sin respuesta|nessuna risposta|sem resposta|geen reactie|brak odpowiedzi|inget svar",
    "withdrawn": "withdrawn|withdrew|i withdrew|cancelled|canceled|not interested|zurückgezogen|retiré|retirado|ritirata|"
    "ingetrokken|wycofano",
    "position_closed": "position closed|closed|job closed|filled|position filled|on hold|frozen|cancelled by company|"
    "stelle besetzt|besetzt|geschlossen|poste pourvu",
}
BY_WORD = {word: meaning for meaning, words in _WORDS.items() for word in words.split("|")}
_LONGEST_FIRST = sorted((word for word in BY_WORD if len(word) > 3), key=len, reverse=True)


def key_of(text: str) -> str:
    """Without the picture in front, and in one case: "✅ Applied" is "applied"."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"\s+", " ", re.sub(r"[^\w]+|_", " ", plain)).strip()


def meaning_of(text: str) -> str:
    """What the word means here, as a guess to be looked at; empty where nothing is known."""
    key = key_of(text)[:200]
    if key in BY_WORD:
        return BY_WORD[key]
    padded = f" {key} "
    return next((BY_WORD[word] for word in _LONGEST_FIRST if f" {word} " in padded), "")


def split(meaning: str) -> tuple[str, str]:
    """Stage and outcome. An ending says nothing of the stage it came in: it was applied for."""
    if meaning in STAGES:
        return meaning, ""
    return ("offer" if meaning in {"accepted", "declined"} else "applied"), meaning


def how_far(stage: str, outcome: str) -> int:
    """A place along the way, so that an import never moves anything back."""
    return len(STAGES) if outcome else STAGES.index(stage)
