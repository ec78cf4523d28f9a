"""The rules of the Logius API Design Rules 2.1 that a description can break, as its linter checks them (media/linter.yaml there).

Written again here because that linter needs Node; each function is one rule and yields what breaks it.
"""

from __future__ import annotations

import re
from typing import Any, Callable, Iterator

Document = dict[str, Any]
METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")
KEBAB = re.compile(r"/(([a-z0-9-]+|\{[^}]+\})(/([a-z0-9.-]+|\{[^}]+\}))*)?")
CAMEL = re.compile(r"\$?[a-z][a-z\d]*([A-Z][a-z\d]*)*")
PASCAL = re.compile(r"([A-Z][a-z0-9]+)+")
DATE_NAME = re.compile(r"(\w+D|_[dD])(ate|atum)|^(date|datum)$")


def operations(document: Document) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield path, method, operation


def responses(document: Document) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, method, operation in operations(document):
        for status, response in operation["responses"].items():
            yield f"{method} {path}", status, response


def resolved(document: Document, schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        found: Any = document
        for part in schema["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        schema = found
    return schema


def properties(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property of every schema anywhere in the document."""
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            yield from node["properties"].items()
        for value in node.values():
            yield from properties(value)
    elif isinstance(node, list):
        for value in node:
            yield from properties(value)


def openapi_version(document: Document) -> Iterator[str]:
    if not re.fullmatch(r"3(\.\d+){1,2}", str(document.get("openapi"))):
        yield "doc-openapi: openapi is not version 3"


def contact(document: Document) -> Iterator[str]:
    for field in ("name", "email", "url"):
        if not document["info"].get("contact", {}).get(field):
            yield f"doc-openapi-contact: {field} is missing"


def semantic_version(document: Document) -> Iterator[str]:
    if not SEMVER.fullmatch(document["info"].get("version", "")):
        yield "semver: info.version is none"


def version_in_address(document: Document) -> Iterator[str]:
    servers = document.get("servers", [])
    if not servers:
        yield "uri-version: there is no server"
    major = document["info"].get("version", "").split(".")[0]
    for server in servers:
        if not re.search(rf"/v{major}$", server["url"]):
            yield f"uri-version: {server['url']} does not end with /v{major}"
        if server["url"].startswith("http://"):
            yield f"transport/tls: {server['url']}"


def version_header(document: Document) -> Iterator[str]:
    for place, status, response in responses(document):
        if status[0] in "23" and "API-Version" not in response.get("headers", {}):
            yield f"version-header: {place} {status}"


def paths(document: Document) -> Iterator[str]:
    for path in document["paths"]:
        if path.endswith("/") and path != "/":
            yield f"no-trailing-slash: {path}"
        if not KEBAB.fullmatch(path) and not path.endswith("/openapi.json"):
            yield f"path-segments-kebab-case: {path}"
        for part in re.findall(r"\{([^}]*)\}", path):
            for method, operation in document["paths"][path].items():
                if not any(p["name"] == part and p["in"] == "path" and p.get("required") for p in operation.get("parameters", [])):
                    yield f"path-params: {method} {path} does not describe {part}"


def collections_are_plural(document: Document) -> Iterator[str]:
    """Dutch plurals end in -en or -s; the description itself is no collection."""
    for path in document["paths"]:
        first = path.strip("/").split("/")[0]
        if first != "openapi.json" and not re.search(r"(en|s)$", first):
            yield f"naming-collections: {path}"


def parameter_names(document: Document) -> Iterator[str]:
    for path, method, operation in operations(document):
        for parameter in operation.get("parameters", []):
            if parameter["in"] == "query" and not CAMEL.fullmatch(parameter["name"]):
                yield f"query-keys-camel-case: {method} {path} {parameter['name']}"
            if re.search(r"bsn|token|wachtwoord|geheim", parameter["name"], re.IGNORECASE):
                yield f"no-sensitive-uris: {method} {path} {parameter['name']}"


def methods(document: Document) -> Iterator[str]:
    for path, method, _ in operations(document):
        if method not in METHODS:
            yield f"http-methods: {method} {path}"


def problem_details(document: Document) -> Iterator[str]:
    for place, status, response in responses(document):
        if status[0] not in "45":
            continue
        kinds = set(response.get("content", {}))
        if kinds != {"application/problem+json"}:
            yield f"error-handling/problem-details: {place} {status} is {sorted(kinds)}"
            continue
        schema = resolved(document, response["content"]["application/problem+json"]["schema"])
        missing = {"status", "title", "detail"} - set(schema.get("properties", {}))
        if missing:
            yield f"error-handling/problem-details: {place} {status} lacks {sorted(missing)}"


def invalid_input(document: Document) -> Iterator[str]:
    for path, method, operation in operations(document):
        asked = method in ("put", "post", "patch") or operation.get("parameters")
        if asked and "400" not in operation["responses"]:
            yield f"error-handling/invalid-input: {method} {path} has no 400"
        if "422" in operation["responses"]:
            yield f"error-handling/invalid-input: {method} {path} has 422"


def dates(document: Document) -> Iterator[str]:
    for name, schema in properties(document):
        kind = resolved(document, schema).get("format")
        if kind in ("date-time-local", "time"):
            yield f"date-time/timezone: {name}"
        if DATE_NAME.search(name) and kind != "date":
            yield f"date-time/date-omit-time-portion: {name} is {kind}"


def schema_names(document: Document) -> Iterator[str]:
    for name in document.get("components", {}).get("schemas", {}):
        if not PASCAL.fullmatch(name):
            yield f"schema-camel-case: {name}"


def operation_names(document: Document) -> Iterator[str]:
    names = [operation.get("operationId") for _, _, operation in operations(document)]
    for name in {n for n in names if n is None or names.count(n) > 1}:
        yield f"operation-operationId-unique: {name}"
    tags = [tag["name"] for tag in document.get("tags", [])]
    for tag in {t for t in tags if tags.count(t) > 1}:
        yield f"openapi-tags-uniqueness: {tag}"


RULES: list[Callable[[Document], Iterator[str]]] = [
    openapi_version, contact, semantic_version, version_in_address, version_header, paths, collections_are_plural,
    parameter_names, methods, problem_details, invalid_input, dates, schema_names, operation_names,
]


def broken(document: Document) -> list[str]:
    """Everything that breaks a rule."""
    return [found for rule in RULES for found in rule(document)]
