"""The addresses of the review page, each a few lines over the desk."""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, abort, jsonify, render_template, request
from werkzeug.exceptions import HTTPException

from astana_nlp import knowledge
from astana_nlp.errors import AstanaError
from astana_nlp.naming import THINGS
from astana_nlp.review.actors import search
from astana_nlp.review.agreement import among_people, headline, with_machine
from astana_nlp.review.desk import Missed
from astana_nlp.review.entries import Entry, UnreadableEntryError, sentence_span
from astana_nlp.review.filters import Show, choices, chosen, filter_of
from astana_nlp.review.moved import Words, question_of
from astana_nlp.review.web.views import VERBS, item_view, listed, on_what, wanted_image

if TYPE_CHECKING:
    from collections.abc import Mapping

    from astana_nlp.review.desk import Desk
    from astana_nlp.review.moved import Explainer
    from astana_nlp.review.pageimage import PageImage, PageImages
    from astana_nlp.review.web.guard import Guard

LONGEST_REQUEST = 64_000  # bytes
MOST_LISTED = 300  # records of the list beside the record; the others come when these are decided
ENTRY = tuple(name for name in Entry.__dataclass_fields__ if not name.startswith("reviewer"))


def create_app(desk: Desk, guard: Guard, images: PageImages, explainer: Explainer) -> Flask:
    """Return the application of one desk."""
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_REQUEST
    app.jinja_env.globals.update(verbs=VERBS, on_what=on_what, things=dict(THINGS))
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    guard.install(app)
    _pages(app, desk, guard)
    _records(app, desk)
    _words(app, desk, explainer)
    _images(app, desk, images)
    _changes(app, desk)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(AstanaError, _told)
    app.register_error_handler(UnreadableEntryError, _told)
    return app


def _pages(app: Flask, desk: Desk, guard: Guard) -> None:
    @app.get("/")
    def index() -> str:
        desk.refresh()
        return render_template(
            "desk.html",
            token=guard.token,
            reviewer=desk.reviewer,
            run=desk.tables.folder.name,
            choices=choices(desk),
            shows=list(Show),
            rounds=[entry.number for entry in knowledge.rounds()],
        )

    @app.get("/agreement")
    def agreement() -> str:
        desk.refresh()
        return render_template(
            "agreement.html",
            reviewer=desk.reviewer,
            run=desk.tables.folder.name,
            people=among_people(desk.standings),
            machine=with_machine(desk.standings),
            progress=desk.progress(),
        )


def _records(app: Flask, desk: Desk) -> None:
    by_key = {item.stance_id: item for item in desk.queue}

    @app.get("/queue")
    def queue() -> Response:
        desk.refresh()
        wanted = filter_of(request.args)
        items = chosen(desk, wanted)
        return jsonify(items=listed(desk, items[:MOST_LISTED], wanted.show), count=len(items), **_state(desk))

    @app.get("/item")
    def item() -> str:
        desk.refresh()
        stance_id = request.args.get("id", "")
        view = item_view(desk, stance_id, by_key.get(stance_id))
        if view is None:
            abort(HTTPStatus.NOT_FOUND)
        return render_template("item.html", item=view)

    @app.get("/actors")
    def actors() -> Response:
        return jsonify([asdict(found) for found in search(request.args.get("q", "")[:200])])


def _words(app: Flask, desk: Desk, explainer: Explainer) -> None:
    @app.get("/why")
    def why() -> tuple[str, int]:
        row = desk.row(request.args.get("id", ""))
        question = question_of(desk.tables, row) if row else None
        found = explainer.get(question) if question else None
        if row is None or found is None:
            return "", HTTPStatus.NO_CONTENT
        offset, _ = sentence_span(row) or (0, 0)
        words = Words(offset, row["stance"], found)
        return render_template("why.html", words=words, language=row["language"]), HTTPStatus.OK


def _images(app: Flask, desk: Desk, images: PageImages) -> None:
    def drawn() -> PageImage | None:
        wanted = wanted_image(desk, request.args.get("id", ""))
        image = images.get(wanted) if wanted else None
        if image is None and (wanted is None or images.tried(wanted)):
            abort(HTTPStatus.NOT_FOUND)
        return image

    @app.get("/page")
    def page() -> Response:
        image = drawn()
        return Response(image.content, mimetype="image/webp") if image else Response(status=HTTPStatus.NO_CONTENT)

    @app.get("/page/top")
    def top() -> Response:
        image = drawn()
        return jsonify(top=image.top) if image else Response(status=HTTPStatus.NO_CONTENT)


def _changes(app: Flask, desk: Desk) -> None:
    @app.post("/decide")
    def decide() -> Response:
        asked = _asked()
        desk.refresh()
        desk.decide(asked.get("id", ""), _entry(asked), settles=asked.get("settles") == "yes")
        return jsonify(**_state(desk))

    @app.post("/undo")
    def undo() -> Response:
        taken_back = desk.undo()
        return jsonify(id=desk.place_of(taken_back) if taken_back else "", **_state(desk))

    @app.post("/add")
    def add() -> Response:
        asked = _asked()
        start, end = (int(asked.get(name, "")) if asked.get(name, "").isdecimal() else -1 for name in ("start", "end"))
        added = desk.add(Missed(asked.get("doc_id", ""), start, end, _entry(asked)))
        return jsonify(id=desk.place_of(added), **_state(desk))


def _asked() -> dict[str, str]:
    """Return the fields of the request, all of them text."""
    found = request.get_json(silent=True)
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        abort(HTTPStatus.BAD_REQUEST)
    return found


def _entry(asked: Mapping[str, str]) -> Entry:
    return Entry(**{name: asked[name] for name in ENTRY if name in asked})


def _state(desk: Desk) -> dict[str, Any]:
    """Return what stays in sight: how far the work is and how far people agree."""
    return {"progress": asdict(desk.progress()), "agreement": _headline(desk)}


def _headline(desk: Desk) -> str:
    shown = headline(desk.coded_twice)
    right, said = desk.machine_right()
    return shown or (f"machine right {right / said:.0%} of {said}" if said else "nothing decided yet")


def _refused(error: HTTPException) -> tuple[Response, int]:
    return Response(f"{error.code} {error.name}\n", mimetype="text/plain"), error.code or 500


def _told(error: Exception) -> tuple[Response, int]:
    return jsonify(problem=str(error)), HTTPStatus.UNPROCESSABLE_ENTITY
