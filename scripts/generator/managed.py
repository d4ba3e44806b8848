"""The AWS managed policies, packed so that a name is found without unpacking the documents.

    rolecall-managed 1\\n
    DATE moto 5.2.5\\n                        DATE: the newest update in the catalogue
    u32 length, then the index, compressed    one line per policy, sorted by name:
        name, path, default version, created, updated, block, offset, length; between them tabs
    u32 number of blocks
    per block: u32 compressed length, u32 raw length, the documents, compressed

Numbers are little endian; compression is zlib's. A document is `raw[block][offset..offset + length]`.
"""

import importlib.util
import json
import pathlib
import struct
import zlib

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


def pack(catalogue: dict) -> bytes:
    out = bytearray(catalogue["head"])
    index = zlib.compress(catalogue["index"], 9)
    out += struct.pack("<I", len(index)) + index
    out += struct.pack("<I", len(catalogue["blocks"]))
    for block in catalogue["blocks"]:
        packed = zlib.compress(block, 9)
        out += struct.pack("<II", len(packed), len(block)) + packed
    return bytes(out)


def same(path: pathlib.Path, catalogue: dict) -> bool:
    """Whether a packed file holds this catalogue; compared unpacked, since zlibs differ."""
    if not path.is_file():
        return False
    try:
        return _unpack(path.read_bytes()) == catalogue
    except (ValueError, struct.error, zlib.error):
        return False


def _unpack(data: bytes) -> dict:
    end = data.index(b"\n", len(MAGIC)) + 1
    catalogue = {"head": data[:end], "blocks": []}
    (length,) = struct.unpack_from("<I", data, end)
    position = end + 4
    catalogue["index"] = zlib.decompress(data[position : position + length])
    position += length
    (count,) = struct.unpack_from("<I", data, position)
    position += 4
    for _ in range(count):
        length, _raw = struct.unpack_from("<II", data, position)
        position += 8
        catalogue["blocks"].append(zlib.decompress(data[position : position + length]))
        position += length
    if position != len(data):
        raise ValueError("bytes behind the last block")
    return catalogue
