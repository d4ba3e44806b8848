//! Moments as texts of fixed form, to the second.
//!
//! By hand, since every answer has some and each request several: a formatter that reads a pattern costs
//! more than the rest of a short answer.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Year, month, day, hour, minute and second in UTC, each followed by its text.
///
/// A year before 0 or after 9999 becomes the nearest of these: no form here has room for it.
pub(crate) fn stamp(moment: Timestamp, after: [&str; 6]) -> String {
    let time = TimeZone::UTC.to_datetime(moment);
    let year = time.year().clamp(0, 9999).unsigned_abs();
    let parts = [
        time.month(),
        time.day(),
        time.hour(),
        time.minute(),
        time.second(),
    ];
    let mut text = String::with_capacity(20);
    two(year / 100, &mut text);
    two(year % 100, &mut text);
    let [first, rest @ ..] = after;
    text.push_str(first);
    for (part, after) in parts.into_iter().zip(rest) {
        two(u16::from(part.unsigned_abs()), &mut text);
        text.push_str(after);
    }
    text
}

fn two(number: u16, to: &mut String) {
    for digit in [number / 10 % 10, number % 10] {
        to.push(char::from_digit(u32::from(digit), 10).unwrap_or('0'));
    }
}

#[cfg(test)]
mod tests;
