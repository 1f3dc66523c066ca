"""The description of the JSON interface (OpenAPI 3.1), read off the operations."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import Any

from mutuals.faces.calls import key_of, names_file
from mutuals.faces.docstring import manual_of
from mutuals.faces.signature import Parameter, parameters_of, returned_by
from mutuals.faces.web import files
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
    if files.method(operation) == "GET":
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
    describe = _text if takes_files else _field
    fields = {
        key_of(each): {**describe(each), "description": says.get(each.name, "")} for each in given
    }
    if takes_files:
        fields["file"] = {"type": "array", "items": {"type": "string", "format": "binary"}}
        fields["file"]["minItems"] = 1
    wanted = [key_of(each) for each in given if each.required] + ["file"] * takes_files
    schema = {"type": "object", "properties": fields, "additionalProperties": False}
    kind = "multipart/form-data" if takes_files else "application/json"
    return {"required": True, "content": {kind: {"schema": schema | {"required": wanted}}}}


def _text(parameter: Parameter) -> Schema:
    """Return the schema of a value in a form with files: all is text there, a flag on or off."""
    return {"type": "string"} if parameter.place == "flag" else _value(parameter)


def _field(parameter: Parameter) -> Schema:
    """Return the schema of a value in a document; null leaves it at its default."""
    value = _value(parameter)
    return value if parameter.required else {"anyOf": [value, {"type": "null"}]}


def _value(parameter: Parameter) -> Schema:
    """Return the schema of a value; an empty text leaves it at its default, as an empty field."""
    one: Schema = {"type": _TYPES.get(parameter.type, "string")}
    if parameter.choices:
        one["enum"] = [*parameter.choices, *([] if parameter.required else [""])]
    elif parameter.required and parameter.type is str and not parameter.many:
        one["minLength"] = 1
    if not parameter.many:
        return one
    return {"type": "array", "items": one, **({"minItems": 1} if parameter.required else {})}


def _responses(operation: Operation) -> Schema:
    refused = {"description": "refused", "content": {"application/json": {"schema": _ERROR}}}
    return {"200": _answered(operation), "default": refused}


def _answered(operation: Operation) -> Schema:
    if operation.name in files.GIVES:
        return {"description": "the file", "content": {"application/octet-stream": {}}}
    content = {"application/json": {"schema": schema_of(returned_by(operation.function))}}
    return {"description": "what `--json` prints", "content": content}
