//! A text as a QR code, as a PNG image.
//!
//! PNG (W3C, *Portable Network Graphics*): one bit a pixel, black is 0.

use miniz_oxide::deflate::compress_to_vec_zlib;
use qrcode::{Color, EcLevel, QrCode};

/// Pixels of a module, and modules of the quiet zone around it (ISO/IEC 18004: four).
const SCALE: usize = 4;
const QUIET: usize = 4;

/// The image; `None` when the text is longer than a QR code can hold (2,953 bytes).
pub(crate) fn png(text: &str) -> Option<Vec<u8>> {
    let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
    let modules = code.width();
    let side = (modules + 2 * QUIET) * SCALE;
    let dark = |x: usize, y: usize| {
        let module = |at: usize| (at / SCALE).checked_sub(QUIET).filter(|at| *at < modules);
        matches!((module(x), module(y)), (Some(x), Some(y)) if code[(x, y)] == Color::Dark)
    };
    let mut rows = Vec::with_capacity(side * (side / 8 + 2));
    for y in 0..side {
        // Each row says how it is filtered: not at all.
        rows.push(0);
        for start in (0..side).step_by(8) {
            let light = |bit: usize| start + bit < side && !dark(start + bit, y);
            rows.push((0..8).fold(0_u8, |byte, bit| byte << 1 | u8::from(light(bit))));
        }
    }
    let side = u32::try_from(side).ok()?.to_be_bytes();
    let header = [&side[..], &side[..], &[1, 0, 0, 0, 0]].concat();
    let mut image = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut image, *b"IHDR", &header);
    chunk(&mut image, *b"IDAT", &compress_to_vec_zlib(&rows, 6));
    chunk(&mut image, *b"IEND", &[]);
    Some(image)
}

fn chunk(image: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    image.extend(length.to_be_bytes());
    image.extend(kind);
    image.extend(data);
    image.extend(crc(kind.iter().chain(data)).to_be_bytes());
}

/// The checksum of a chunk's kind and data (PNG, annex D).
fn crc<'a>(bytes: impl Iterator<Item = &'a u8>) -> u32 {
    !bytes.fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                crc >> 1 ^ 0xedb8_8320
            } else {
                crc >> 1
            }
        })
    })
}

#[cfg(test)]
mod tests;
