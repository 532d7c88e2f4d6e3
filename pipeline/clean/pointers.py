"""Sentences that send the reader elsewhere: to the full text, to a press office, to a membership."""

import re
from collections.abc import Iterator

from pipeline.clean.page import Page, Say
from pipeline.clean.places import stands_in_body
from schemas.block import Label

_ELSEWHERE = re.compile(
    r"^(?:(?:to )?(?:read|view|download|access|see|watch|listen to|hear|find|get) (?:the|this|our|her|his|their|"
    r"more of the) "
    r"(?:\w+ ){0,3}?(?:article|report|paper|brief|piece|op-ed|commentary|essay|publication|study|analysis|text|"
    r"version|story|post|pdf|"
    r"interview|episode|video|webinar|recording|testimony|letter|comments|transcript|here)\b"
    r"(?=.{0,60}(?:\bhere\b|\bat\b|\bon\b|\bin\b|\bvisit\b|\bclick\b|\bpdf\b|\bbelow\b|$))|click (?:here|on|below|"
    r"the)\b|"
    r"(?:the|a) (?:full|complete|pdf) (?:\w+ ){0,2}(?:is available|can be (?:found|downloaded|read|accessed))\b|"
    r"(?:den|die|das) (?:vollständigen?|ganzen?|gesamten?) \w+ (?:lesen|finden|können)|lire (?:le|la|"
    r"l')\s?(?:\w+ ){0,3}complet)"
)
_ELSEWHERE_MAX_WORDS = 22
_CONTACT = re.compile(
    r"^(?:for (?:more|further|additional|general|media|press|any) (?:\w+ ){0,3}?(?:information|inquir(?:y|ies)|"
    r"enquir(?:y|ies)|"
    r"details|questions|requests|interviews?)\b.{0,60}\b(?:contact|e-?mail|call|write|reach)\b|"
    r"(?:media|press|general) (?:contacts?|inquir(?:y|ies)|enquir(?:y|ies)|relations)\s?[:：]|to (?:request|schedule|"
    r"arrange) an interview\b|"
    r"(?:please )?contact (?:us|the authors?|our|\S+@\S+)\b|(?:have|got) (?:a|any) (?:question|feedback|correction|"
    r"tip)|"
    r"ansprechpartner(?:in)?\s?:|kontakt\s?:|pressekontakt|contacts? presse|문의\s?:)"
)
_CONTACT_MAX_WORDS = 45
_MASKED = "email protected"  # what is left of an address that a script shows
_APPEAL = re.compile(
    r"^(?:become (?:a|an) (?:member|supporter|subscriber|donor|sponsor|friend)|as a (?:member|subscriber|supporter)|"
    r"support (?:our|us|the|independent)\b|(?:please )?(?:donate|consider (?:a |making )?(?:donat|support|gift|"
    r"contribut)\w*)|"
    r"(?:your|a) (?:gift|donation|contribution|support|generosity)\b|make a (?:gift|donation)|help us\b|"
    r"fund our\b|jetzt spenden|spenden sie|faites un don|haz una donación|dona\b|후원)"
)
_TO_READERS = re.compile(r"\b(?:you|your|us|our|we|sie|ihre?|uns|vous|votre|nous|notre|tu|su|nuestr[oa])\b")
_APPEAL_MAX_WORDS = 60
_HEAD_BLOCKS = 8
_LATE = 0.6  # of the blocks: appeals stand after them


def elsewhere(page: Page) -> Iterator[Say]:
    """A short block that begins by sending the reader to the full text, or says whom to write to.

    In the middle of the body, "Read our report on ice here" is part of what the text says; whom to write to counts
    there with an address only.
    """
    for ordinal in page.open():
        form, word_count = page.forms[ordinal], page.word_counts[ordinal]
        if word_count > _CONTACT_MAX_WORDS:
            continue
        at_an_edge = ordinal < _HEAD_BLOCKS or ordinal >= _LATE * len(page.texts) or form.startswith("to ")
        if at_an_edge and word_count <= _ELSEWHERE_MAX_WORDS and (words := _ELSEWHERE.match(form)):
            yield Say(ordinal, Label.NAVIGATION, f"begins with “{words.group()[:60]}”", 0.8)
        elif (words := _CONTACT.match(form)) and ("@" in form or _MASKED in form or not stands_in_body(page, ordinal)):
            yield Say(ordinal, Label.OTHER, f"a contact: “{words.group()[:60]}”", 0.9)


def appeal(page: Page) -> Iterator[Say]:
    """A call for membership or money that speaks to the reader, in the document's last part."""
    for ordinal in page.open():
        if ordinal < _LATE * len(page.texts) or page.word_counts[ordinal] > _APPEAL_MAX_WORDS:
            continue
        form = page.forms[ordinal]
        words = _APPEAL.match(form)
        if words and _TO_READERS.search(form, words.start() + 3):
            yield Say(ordinal, Label.ADVERTISEMENT, f"an appeal to readers: “{words.group()}”", 0.8)
