//! Packed catalogues: nothing is unpacked before it is asked for, and then one block.
//!
//! The format is described at the head of `scripts/generator/packed.py`, which writes it.

use std::sync::OnceLock;

/// A catalogue: its unpacked index, and the blocks that were asked for so far.
pub(crate) struct Packed {
    /// The date and the source.
    pub(crate) head: &'static str,
    /// The index.
    pub(crate) index: &'static str,
    blocks: Vec<Block>,
}

struct Block {
    packed: &'static [u8],
    length: usize,
    text: OnceLock<Option<String>>,
}

impl Packed {
    /// Opens a catalogue of a format, `rolecall-managed 1`.
    pub(crate) fn open(packed: &'static [u8], format: &str) -> Option<Self> {
        let rest = packed.strip_prefix(format.as_bytes())?.strip_prefix(b"\n")?;
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let head = std::str::from_utf8(rest.get(..end)?).ok()?;
        let mut rest = rest.get(end + 1..)?;
        let length = number(&mut rest)?;
        let index = unpack(take(&mut rest, length)?)?;
        // Kept for as long as the program runs, as the static that it comes from.
        let index: &'static str = Box::leak(index.into_boxed_str());
        let count = number(&mut rest)?;
        let mut blocks = Vec::new();
        for _ in 0..count {
            let (packed, length) = (number(&mut rest)?, number(&mut rest)?);
            blocks.push(Block {
                packed: take(&mut rest, packed)?,
                length,
                text: OnceLock::new(),
            });
        }
        rest.is_empty().then_some(Self { head, index, blocks })
    }

    /// The day of the copy: `2026-09-30`.
    pub(crate) fn date(&self) -> &'static str {
        self.head.split_once(' ').map_or("", |(date, _)| date)
    }

    /// Where the copy is from.
    pub(crate) fn source(&self) -> &'static str {
        self.head.split_once(' ').map_or("", |(_, source)| source)
    }

    /// A part of a block, which is unpacked now if it wasn't yet.
    pub(crate) fn text(&'static self, block: usize, offset: usize, length: usize) -> Option<&'static str> {
        let block = self.blocks.get(block)?;
        let text = block
            .text
            .get_or_init(|| unpack(block.packed).filter(|text| text.len() == block.length));
        text.as_ref()?.get(offset..offset.checked_add(length)?)
    }
}

fn take(rest: &mut &'static [u8], length: usize) -> Option<&'static [u8]> {
    let (taken, remaining) = rest.split_at_checked(length)?;
    *rest = remaining;
    Some(taken)
}

/// Four bytes, the lowest first.
fn number(rest: &mut &'static [u8]) -> Option<usize> {
    let bytes = take(rest, 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(bytes)).ok()
}

fn unpack(packed: &[u8]) -> Option<String> {
    let bytes = miniz_oxide::inflate::decompress_to_vec_zlib(packed).ok()?;
    String::from_utf8(bytes).ok()
}
