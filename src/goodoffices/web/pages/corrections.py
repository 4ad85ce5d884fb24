"""What a person does on the pages: each a form, kept as a correction, and back to where it came from."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from goodoffices.codebook.actors import hint_at, known_actors
from goodoffices.core.statement import Statement
from goodoffices.core.when import When
from goodoffices.errors import UsageError
from goodoffices.store.casefile import open_case
from goodoffices.store.corrections import Binding, Correction, Kind, keep_correction, undo
from goodoffices.store.records import bindings_of
from goodoffices.store.slots import SLOTS, changed_row, locate, row_of, statement_of
from goodoffices.web.desk import statement_id
from goodoffices.web.forms import Form, back, posting
from goodoffices.web.rendering import desk_of, number, settings_of, who

DONE = {Kind.ACCEPT: "Accepted.", Kind.REJECT: "Rejected.", Kind.CHANGE: "Changed."}


def _keep(request: Request, made: Correction) -> None:
    with open_case(settings_of(request).case) as case:
        keep_correction(case, made)


def _statement(request: Request, name: str) -> Statement:
    """The statement of a short name.

    Raises:
        UsageError: If it is no longer there.
    """
    for one in desk_of(request).view().corrected.statements:
        if statement_id(one) == name:
            return one
    raise UsageError("this statement is no longer there.", hint="Somebody may have changed it: load the page again.")


def _decide(request: Request, form: Form) -> Response:
    kinds = {kind.value: kind for kind in DONE}
    if form["kind"] not in kinds:
        raise UsageError("accept, reject or change?")
    kind, one = kinds[form["kind"]], _statement(request, form["statement"])
    row = row_of(one)
    if kind is Kind.CHANGE:
        row = changed_row(row, {slot: form[slot] for slot in SLOTS if slot in form.fields})
        report = next(each for each in desk_of(request).view().reading.reports if each.name == one.quote.report)
        statement_of(one.quote, row, report, coder=who(request))
    made = Correction(who=who(request), why=form["why"], kind=kind, bindings=(Binding.of(one),), row=row)
    _keep(request, made)
    return back(form, "/check", told=f"{DONE[kind]}{_unknown(request, row) if kind is Kind.CHANGE else ''}")


def _unknown(request: Request, row: dict[str, Any]) -> str:
    """A word on actors that neither a list nor another statement knows, as a slip of the fingers makes a new one."""
    told = desk_of(request).view().machine.statements
    known = {*known_actors().actors, *(code for one in told for code in (one.actor, one.third_party, *one.toward))}
    new = [one for one in (row["actor"], row["third_party"], *row["toward"]) if one and one not in known]
    hints = (f"{one} is an actor that no list knows; it is taken as a new one. {hint_at(one, known_actors())}"
             for one in dict.fromkeys(new))  # fmt: skip
    return "".join(f" {each.rstrip()}" for each in hints)


def _undo(request: Request, form: Form) -> Response:
    with open_case(settings_of(request).case) as case:
        wanted = number(form["correction"]) or None
        gone = undo(case, wanted, who=who(request))
    if gone.kind in DONE and form["back"].startswith("/check"):
        target = next(
            (one for one in desk_of(request).view().corrected.statements if Binding.of(one) == gone.bindings[0]), None
        )
        if target is not None:
            form.fields["back"] = f"/check?at={statement_id(target)}"
    return back(form, "/check", told=f"Undone: {gone.kind}.")


def _add_statement(request: Request, form: Form) -> Response:
    reports = desk_of(request).view().reading.reports
    place = number(form["report"], -1)
    if not 0 <= place < len(reports):
        raise UsageError("there is no such report.")
    report = reports[place]
    quote = locate(report, form["quote"].strip(), near=number(form["near"]))
    if quote is None:
        raise UsageError("the quotation does not stand in the report.", hint="Select it in the text, or copy it.")
    row = changed_row({}, {slot: form[slot] for slot in SLOTS})
    made = statement_of(quote, row, report, coder=who(request))
    _keep(request, Correction(who=who(request), why=form["why"], kind=Kind.ADD, bindings=(Binding.of(made),),
                              row=row_of(made)))  # fmt: skip
    return back(form, f"/reports/{place}", told=f"Added.{_unknown(request, row)}", anchor=f"s{quote.sentence}")


def _fix_report(request: Request, form: Form) -> Response:
    """A report's date, outlet or origin; what was not changed in the form is left alone."""
    reports = {one.name: one for one in desk_of(request).view().reading.reports}
    report = reports.get(form["name"])
    if report is None:
        raise UsageError("there is no such report.")
    fixes: list[tuple[str, str]] = []
    if form["date"].strip() not in ("", report.published.when.text, report.published.when.iso or ""):
        try:
            When.parse(form["date"].strip())
        except ValueError as trouble:
            raise UsageError(f"{trouble}.") from None
        fixes.append(("date", form["date"].strip()))
    if form["outlet"].strip() != report.outlet:
        fixes.append(("outlet", form["outlet"].strip()))
    if form["origin"] == "own":
        fixes.append(("own", "yes"))
    elif form["origin"] in reports and form["origin"] != report.name:
        fixes.append(("copy of", form["origin"]))
    if not fixes:
        return back(form, f"/reports/{report.number}", told="Nothing was changed.")
    for field, value in fixes:
        bindings = (Binding(report=report.name), *([Binding(report=value)] if field == "copy of" else []))
        _keep(request, Correction(who=who(request), why=form["why"], kind=Kind.REPORT, bindings=bindings, field=field,
                                  value=value))  # fmt: skip
    return back(form, f"/reports/{report.number}", told="Corrected.")


def _settle(request: Request, form: Form) -> Response:
    record = desk_of(request).record(number(form["dispute"]))
    place = number(form["disagreement"], -1)
    if not 0 <= place < len(record.disagreements) or not form["how"].strip():
        raise UsageError("this disagreement is no longer there.", hint="Load the page again.")
    one = record.disagreements[place]
    _keep(request, Correction(who=who(request), why=form["why"], kind=Kind.SETTLE, bindings=bindings_of(one),
                              value=form["how"].strip()[:200]))  # fmt: skip
    return back(form, "/disagreements", told="Settled.", anchor=f"d{place}")


def _add_report(request: Request, form: Form) -> Response:
    desk = desk_of(request)
    if form.file_name and not form.file:
        raise UsageError(f"{form.file_name} is empty.", hint="Save the report again.")
    if form.file:
        added = desk.add_bytes(form.file_name, form.file)
    elif form["address"].strip():
        address = form["address"].strip()
        if not address.lower().startswith(("http://", "https://")):
            raise UsageError("that is no address of the web.", hint="It begins with https://")
        added = desk.add_source(address)
    elif form["text"].strip():
        added = desk.add_bytes(f"{form['title'].strip()[:80] or 'pasted'}.txt", form["text"].encode())
    else:
        raise UsageError("nothing to add.", hint="Give an address, choose a file or paste a text.")
    told = ", ".join(f"{path}: {outcome}" for path, outcome in added.outcomes)
    return back(form, "/reports", told=" ".join([told, *(str(one) for one in added.problems)])[:300])


def _name_yourself(request: Request, form: Form) -> Response:
    name = " ".join(form["who"].split())[:80]
    if not name:
        raise UsageError("a name is needed.")
    answer = back(form, "/check", told=f"Corrections are now made as {name}.")
    answer.set_cookie("goodoffices-who", name.encode().hex(), httponly=True, samesite="strict", max_age=31_536_000)
    return answer


decide, undo_last, add_statement = posting(_decide), posting(_undo), posting(_add_statement)
fix_report, settle, add_report, name_yourself = (
    posting(_fix_report), posting(_settle), posting(_add_report), posting(_name_yourself),
)  # fmt: skip
