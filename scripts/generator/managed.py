"""The AWS managed policies, packed so that a name is found without unpacking the documents (`packed.py`).

    rolecall-managed 1\\n
    DATE moto 5.2.5\\n                        DATE: the newest update in the catalogue
    the index, one line per policy, sorted by name:
        name, path, default version, created, updated, block, offset, length; between them tabs
    the blocks: documents

A document is `raw[block][offset..offset + length]`.
"""

import importlib.util
import json
import pathlib

MAGIC = b"rolecall-managed 1\n"
SOURCE = "moto 5.2.5"
BLOCK = 64 * 1024


def read(module: pathlib.Path) -> dict[str, bytes]:
    """The unpacked parts: the head, the index and the blocks."""
    spec = importlib.util.spec_from_file_location("aws_managed_policies", module)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    policies = json.loads(loaded.aws_managed_policies_data)

    index, blocks, newest = [], [bytearray()], ""
    for name in sorted(policies, key=lambda name: name.encode()):
        policy = policies[name]
        document = json.dumps(policy["Document"], separators=(",", ":"), ensure_ascii=False).encode()
        if blocks[-1] and len(blocks[-1]) + len(document) > BLOCK:
            blocks.append(bytearray())
        updated = policy.get("UpdateDate", policy["CreateDate"])
        newest = max(newest, updated[:10])
        line = [name, policy["Path"], policy["DefaultVersionId"], policy["CreateDate"], updated]
        line += [str(len(blocks) - 1), str(len(blocks[-1])), str(len(document))]
        if any("\t" in field or "\n" in field for field in line):
            raise SystemExit(f"managed policy {name!r}: a tab or line end in a field of the index")
        index.append("\t".join(line) + "\n")
        blocks[-1] += document
    head = MAGIC + f"{newest} {SOURCE}\n".encode()
    return {"head": head, "index": "".join(index).encode(), "blocks": [bytes(block) for block in blocks]}

