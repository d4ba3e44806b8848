//! Moments: what Date conditions compare.

/// A point in time, in nanoseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment(i128);

const SECOND: i128 = 1_000_000_000;

impl Moment {
    /// Reads epoch seconds (64 bits), or a date in the W3C profile of ISO 8601: year, month, day,
    /// then `T` and a time with at most nine decimals and `Z` or an offset. What is left out is the
    /// start of the period; without an offset the time is UTC.
    ///
    /// Source: IAM User Guide, *reference_policies_elements_condition_operators* (date operators).
    /// As lenient as AWS's own reader at write time: a lower-case `t`, an hour of one digit, an
    /// offset of hours only.
    pub(crate) fn read(text: &str) -> Option<Self> {
        if let Ok(seconds) = text.parse::<i64>() {
            // A bare year is four digits without a sign: "2013" is the year, not the second.
            if !(text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())) {
                return Some(Self(i128::from(seconds) * SECOND));
            }
        }
        let (date, time) = match text.split_once(['T', 't']) {
            Some((date, time)) => (date, time),
            None => (text, ""),
        };
        Some(Self(day(date)? * 86_400 * SECOND + time_of_day(time)?))
    }
}

fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<i128> {
    let good = digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if good { text.parse().ok() } else { None }
}

/// Days since 1970-01-01.
fn day(text: &str) -> Option<i128> {
    let mut parts = text.split('-');
    let year = number(parts.next()?, 1..=4)?;
    let month = parts.next().map_or(Some(1), |part| number(part, 1..=2))?;
    let day = parts.next().map_or(Some(1), |part| number(part, 1..=2))?;
    let good = parts.next().is_none() && (1..=12).contains(&month) && day >= 1;
    if !good || day > days_in(year, month) {
        return None;
    }
    // Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year - era * 400;
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

fn days_in(year: i128, month: i128) -> i128 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Nanoseconds since midnight UTC.
fn time_of_day(text: &str) -> Option<i128> {
    if text.is_empty() {
        return Some(0);
    }
    let (clock, offset) = match text.find(['Z', 'z', '+', '-']) {
        Some(at) => (&text[..at], offset(&text[at..])?),
        None => (text, 0),
    };
    let mut parts = clock.split(':');
    let hour = number(parts.next()?, 1..=2)?;
    let minute = parts.next().map_or(Some(0), |part| number(part, 1..=2))?;
    let (second, fraction) = match parts.next() {
        None => (0, 0),
        Some(part) => match part.split_once('.') {
            None => (number(part, 1..=2)?, 0),
            Some((second, fraction)) => {
                let decimals = u32::try_from(fraction.len()).ok()?;
                let nanoseconds = number(fraction, 1..=9)? * 10_i128.pow(9 - decimals);
                (number(second, 1..=2)?, nanoseconds)
            }
        },
    };
    if parts.next().is_some() || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    Some((hour * 3600 + minute * 60 + second - offset) * SECOND + fraction)
}

/// Seconds east of UTC.
fn offset(text: &str) -> Option<i128> {
    let (sign, rest) = match text.split_at(1) {
        ("Z" | "z", "") => return Some(0),
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "00"));
    let (hours, minutes) = (number(hours, 2..=2)?, number(minutes, 2..=2)?);
    (hours <= 23 && minutes <= 59).then_some(sign * (hours * 3600 + minutes * 60))
}
