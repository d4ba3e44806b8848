"""Catalogues, packed: a head, an index and blocks, so that one entry costs one block.

    two lines: the format with its number, the date and the source
    u32 length, then the index, compressed
    u32 number of blocks
    per block: u32 compressed length, u32 raw length, the block, compressed

Numbers are little endian; compression is zlib's. `sim/iam/src/packed.rs` reads it.
"""

import pathlib
import struct
import zlib


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
    end = data.index(b"\n", data.index(b"\n") + 1) + 1
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
