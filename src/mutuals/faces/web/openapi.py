"""The description of the JSON interface (OpenAPI 3.1), read off the operations."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import Any

from mutuals.faces.docstring import manual_of
from mutuals.faces.signature import Parameter, parameters_of, returned_by
from mutuals.faces.web import files
from mutuals.faces.web.calls import key_of, names_file
from mutuals.faces.web.schemas import Schema, schema_of
from mutuals.operations.base import Operation, load

_TYPES = {int: "integer", float: "number", bool: "boolean"}
_ERROR: Schema = {
    "type": "object",
    "properties": {
        "error": {
            "type": "object",
            "properties": {name: {"type": "string"} for name in ("what", "thing", "do")},
            "required": ["what", "thing", "do"],
        }
    },
    "required": ["error"],
}


@cache
def document() -> dict[str, Any]:
    """Return the whole description."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "mutuals", "version": version("mutuals")},
        "paths": {f"/api/{name}": _path(load(name)) for name in files.offered()},
        "components": {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
        "security": [{"key": []}],
    }


def _path(operation: Operation) -> Schema:
    manual = manual_of(operation.function)
    given = [each for each in parameters_of(operation.function) if not names_file(each)]
    about = {
        "operationId": operation.name,
        "summary": manual.summary,
        "responses": _responses(operation),
    }
    if operation.effect == "reads":
        return {"get": about | {"parameters": [_query(each, manual.arguments) for each in given]}}
    return {"post": about | {"requestBody": _body(operation, given, manual.arguments)}}


def _query(parameter: Parameter, says: dict[str, str]) -> Schema:
    return {
        "name": key_of(parameter),
        "in": "query",
        "required": parameter.required,
        "description": says.get(parameter.name, ""),
        "schema": _value(parameter),
    }


def _body(operation: Operation, given: list[Parameter], says: dict[str, str]) -> Schema:
    takes_files = operation.name in files.TAKES
    fields = {
        key_of(each): {**_value(each), "description": says.get(each.name, "")} for each in given
    }
    if takes_files:
        fields["file"] = {"type": "array", "items": {"type": "string", "format": "binary"}}
    wanted = [key_of(each) for each in given if each.required] + ["file"] * takes_files
    schema = {"type": "object", "properties": fields, "additionalProperties": False}
    kind = "multipart/form-data" if takes_files else "application/json"
    return {"required": True, "content": {kind: {"schema": schema | {"required": wanted}}}}


def _value(parameter: Parameter) -> Schema:
    one: Schema = {"type": _TYPES.get(parameter.type, "string")}
    if parameter.choices:
        one["enum"] = list(parameter.choices)
    return {"type": "array", "items": one} if parameter.many else one


def _responses(operation: Operation) -> Schema:
    refused = {"description": "refused", "content": {"application/json": {"schema": _ERROR}}}
    return {"200": _answered(operation), "default": refused}


def _answered(operation: Operation) -> Schema:
    if operation.name in files.GIVES:
        return {"description": "the file", "content": {"application/octet-stream": {}}}
    content = {"application/json": {"schema": schema_of(returned_by(operation.function))}}
    return {"description": "what `--json` prints", "content": content}
