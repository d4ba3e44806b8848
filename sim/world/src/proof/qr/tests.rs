//! The image is a PNG whose pixels are the code's modules.

use miniz_oxide::inflate::decompress_to_vec_zlib;
use qrcode::{Color, EcLevel, QrCode};

use super::{QUIET, SCALE, crc, png};

/// PNG specification, annex D: the checksum of an empty `IEND`.
#[test]
fn the_checksum_is_that_of_the_specification() {
    assert_eq!(crc(b"IEND".iter()), 0xae42_6082);
}

#[test]
fn every_module_is_where_the_code_has_it() {
    let text = "otpauth://totp/anna@111111111111?secret=AAAA";
    let image = png(text).unwrap();
    assert!(image.starts_with(b"\x89PNG\r\n\x1a\n"));
    let word = |at: usize| u32::from_be_bytes(image[at..at + 4].try_into().unwrap()) as usize;
    let (side, length) = (word(16), word(33));
    assert_eq!(&image[37..41], b"IDAT");
    let rows = decompress_to_vec_zlib(&image[41..41 + length]).unwrap();
    let wide = 1 + side.div_ceil(8);
    assert_eq!(rows.len(), side * wide);
    let code = QrCode::with_error_correction_level(text, EcLevel::L).unwrap();
    assert_eq!(side, (code.width() + 2 * QUIET) * SCALE);
    let is_dark = |x: usize, y: usize| rows[y * wide + 1 + x / 8] >> (7 - x % 8) & 1 == 0;
    for x in 0..code.width() {
        for y in 0..code.width() {
            let (left, top) = ((x + QUIET) * SCALE, (y + QUIET) * SCALE);
            for (x_pixel, y_pixel) in [(left, top), (left + SCALE - 1, top + SCALE - 1)] {
                let dark = code[(x, y)] == Color::Dark;
                assert_eq!(is_dark(x_pixel, y_pixel), dark, "{x} {y}");
            }
        }
    }
    assert!(!is_dark(0, 0) && !is_dark(side - 1, side - 1));
}

#[test]
fn more_than_a_code_can_hold_is_no_image() {
    assert!(png(&"x".repeat(2_953)).is_some());
    assert!(png(&"x".repeat(2_954)).is_none());
}
