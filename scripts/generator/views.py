"""Renders typed requests and responses for the operations that views.txt names."""

import pathlib
import re

from . import model
from .tables import access, header, text

LIST = pathlib.Path(__file__).with_name("views.txt")
# Secrets with a type of their own; every other sensitive string is a `Secret`.
SECRET_TYPES = {"accessKeySecretType": "SecretAccessKey", "tokenType": "SessionToken"}
KEYWORDS = {"type", "match", "use", "as", "in", "ref", "where"}


def render(services: list[model.Service]) -> dict[str, str]:
    wanted, kept = _list(services)
    return {
        f"{service.name}_views.rs": _Views(service, wanted[service.name], kept).render()
        for service in services
    }


def _list(services: list[model.Service]) -> tuple[dict[str, list[str]], dict[tuple[str, str], list[str]]]:
    wanted = {service.name: [] for service in services}
    kept = {}
    for line in LIST.read_text(encoding="utf-8").splitlines():
        first, *rest = line.split("#")[0].split() or [""]
        if "." in first:
            service, shape = first.split(".")
            kept[service, shape] = rest
        elif rest == ["*"]:
            wanted[first] += next(service.operations for service in services if service.name == first)
        elif first:
            wanted[first] += rest
    return wanted, kept


def snake(name: str) -> str:
    name = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name)
    name = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower()
    return f"r#{name}" if name in KEYWORDS else name


class _Views:
    def __init__(self, service: model.Service, wanted: list[str], kept: dict[tuple[str, str], list[str]]):
        self.service = service
        self.wanted = wanted
        self.kept = kept
        self.uses = set()

    def render(self) -> str:
        nested = set()
        requests = []
        for name in self.wanted:
            operation = self.service.operations.get(name)
            if operation is None:
                raise SystemExit(f"views.txt: {self.service.name} {name} is not in the operation table")
            requests.append((name, operation))
            roots = [operation[side]["shape"] for side in ("input", "output") if side in operation]
            nested |= self.reached(roots)
        body = []
        asked = {operation["input"]["shape"] for _, operation in requests if "input" in operation}
        for name, operation in requests:
            shape = operation.get("input", {}).get("shape")
            output = operation["output"]["shape"] if "output" in operation else "()"
            target = f" => {access(self.service, name)}s {self.service.prefix}{name} -> {output}"
            body.append(self.structure(shape or f"{name}Request", shape, target))
        for shape in sorted(nested - asked):
            body.append(self.structure(shape, shape, ""))
        names = [shape for shape in sorted(nested)]
        out = [header(f"Typed requests and responses of {self.service.metadata['serviceFullName']}.")]
        if "BTreeMap" in self.uses:
            out.append("use std::collections::BTreeMap;\n\n")
        secrets = sorted(self.uses & {"Secret", *SECRET_TYPES.values()})
        if secrets:
            out.append("use crate::credentials::{" + ", ".join(secrets) + "};\n")
        if "Timestamp" in self.uses:
            out.append("use jiff::Timestamp;\n")
        out.append("use crate::views::{Blob, view};\n\n" if "Blob" in self.uses else "use crate::views::view;\n\n")
        out += body
        out.append("\n#[cfg(test)]\n")
        out.append("pub(crate) static ROUND_TRIPS: &[crate::views::RoundTrip] = &[\n")
        out += [f"    crate::views::RoundTrip::of::<{name}>(&super::{self.service.name}::{name}),\n" for name in names]
        out.append("];\n")
        return "".join(out)

    def members(self, name: str) -> list[str]:
        members = self.service.shapes[name]["members"]
        kept = self.kept.get((self.service.name, name), list(members))
        unknown = set(kept) - set(members)
        if unknown:
            raise SystemExit(f"views.txt: {self.service.name}.{name} has no {', '.join(sorted(unknown))}")
        return [member for member in members if member in kept]

    def reached(self, roots: list[str]) -> set[str]:
        seen, structures, waiting = set(), set(), list(roots)
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            shape = self.service.shapes[name]
            if shape["type"] == "structure":
                structures.add(name)
                waiting += [shape["members"][member]["shape"] for member in self.members(name)]
            else:
                waiting += model.references(shape)
        return structures

    def structure(self, name: str, shape: str | None, target: str) -> str:
        if shape is None or not self.members(shape):
            return f"view! {{ {name}{target} {{}} }}\n"
        required = self.service.shapes[shape].get("required", [])
        members = self.service.shapes[shape]["members"]
        lines = [
            f"    {snake(member)}: {self.field(members[member]['shape'], member in required)} = {text(member)},\n"
            for member in self.members(shape)
        ]
        return f"view! {{ {name}{target} {{\n{''.join(lines)}}} }}\n"

    def field(self, shape: str, required: bool) -> str:
        found = self.type(shape)
        plain = required or self.service.shapes[shape]["type"] in ("list", "map")
        return found if plain else f"Option<{found}>"

    def type(self, name: str) -> str:
        shape = self.service.shapes[name]
        match shape["type"]:
            case "structure":
                return name
            case "list":
                return f"Vec<{self.type(shape['member']['shape'])}>"
            case "map":
                self.uses.add("BTreeMap")
                return f"BTreeMap<String, {self.type(shape['value']['shape'])}>"
            case "integer" | "long":
                return "i64"
            case "boolean":
                return "bool"
            case "timestamp":
                self.uses.add("Timestamp")
                return "Timestamp"
            case "string" if self.service.secret(name):
                found = SECRET_TYPES.get(name, "Secret")
                self.uses.add(found)
                return found
            case "string":
                return "String"
            case "blob" if self.service.secret(name):
                self.uses.add("Secret")
                return "Secret"
            case "blob":
                self.uses.add("Blob")
                return "Blob"
            case kind:
                raise SystemExit(f"{self.service.name}: no view of {name}, a {kind}")
