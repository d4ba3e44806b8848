//! How late a write is seen, and how long a call takes: the named profiles, in one table.
//!
//! Every figure stands here with its source, so that what a rehearsal claims about time can be checked
//! in one place. AWS publishes no figures; "the documentation" below means IAM User Guide,
//! `troubleshoot_general.html#troubleshoot_general_eventual-consistency`, which gives none either.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::chance::Key;

/// What kind of change a write is. Each kind has delays of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A new or re-activated access key.
    Credential,
    /// Credentials of a new session.
    Session,
    /// A principal that came to exist: can it be named in a trust policy, can a role be assumed.
    Principal,
    /// An identity-based policy written or attached.
    IdentityPolicy,
    /// A user put into a group.
    Membership,
    /// A role's trust policy.
    Trust,
    /// A permissions boundary set or taken away.
    Boundary,
    /// A service control policy, or an account moved beneath others.
    Scp,
    /// Tags of a principal or a resource.
    Tags,
    /// Something taken away: a key deleted or deactivated, a policy detached, a member removed, an
    /// entity deleted.
    Revocation,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Credential,
        Self::Session,
        Self::Principal,
        Self::IdentityPolicy,
        Self::Membership,
        Self::Trust,
        Self::Boundary,
        Self::Scp,
        Self::Tags,
        Self::Revocation,
    ];

    /// Its name, in words.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Credential => "credential",
            Self::Session => "session",
            Self::Principal => "principal",
            Self::IdentityPolicy => "identity policy",
            Self::Membership => "group membership",
            Self::Trust => "trust policy",
            Self::Boundary => "permissions boundary",
            Self::Scp => "service control policy",
            Self::Tags => "tags",
            Self::Revocation => "revocation",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How delays are spread. Milliseconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spread {
    /// Always this long.
    Exactly(i64),
    /// Log-normal, by its median and its 99th percentile, and never longer than `cap`.
    LogNormal {
        /// Half of the delays are shorter.
        median: i64,
        /// One in a hundred is longer.
        p99: i64,
        /// None is longer.
        cap: i64,
    },
    /// Uniform between two bounds; one draw in fifty goes up to `tail` instead.
    Uniform {
        /// The shortest.
        low: i64,
        /// The longest, but for the tail.
        high: i64,
        /// The longest of all.
        tail: i64,
    },
    /// One replica sees the write at once, so that an early success lies; the others in the last fifth
    /// before `limit`.
    Late {
        /// No delay reaches it.
        limit: i64,
    },
}

/// One row of the table: what is late, how late, and says who.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The kind of write; `None` is the answer to a call.
    pub kind: Option<Kind>,
    /// How its delays are spread.
    pub spread: Spread,
    /// Where the figure is from.
    pub source: &'static str,
}

/// A profile of delays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Delays {
    /// Nothing is late: an instantly consistent AWS.
    #[default]
    Instant,
    /// As AWS is commonly seen to be.
    Aws,
    /// As AWS is on a bad day.
    Slow,
    /// As late as half of what a patient client waits, in the worst order.
    Adversarial,
    /// Every write reaches every replica after exactly this long.
    Fixed(Duration),
}

const OFFENSAI: &str = "median 4 s: OFFENSAI 2025 measured 3 to 4 s in us-east-1 and eu-central-1; p99 30 s: terraform-provider-aws#6566 saw 10 to 30 s; shape: hashicorp/vault#687";

const fn row(kind: Kind, median: i64, p99: i64, source: &'static str) -> Figure {
    Figure {
        kind: Some(kind),
        spread: Spread::LogNormal {
            median,
            p99,
            cap: 120_000,
        },
        source,
    }
}

/// The cap of 120 s is what the largest tool waits: `propagationTimeout` of terraform-provider-aws
/// (`internal/service/iam/wait.go`).
const AWS: [Figure; 10] = [
    row(
        Kind::Credential,
        8_000,
        30_000,
        "99designs/aws-vault#170: pretty consistently about 8 s; boto and others wait 10 to 15 s",
    ),
    Figure {
        kind: Some(Kind::Session),
        spread: Spread::Exactly(0),
        source: "assumed: a session token carries itself; boto/botocore#3600 reports exceptions",
    },
    row(
        Kind::Principal,
        4_000,
        40_000,
        "hashicorp/terraform#4709: 5 s; terraform-provider-aws#12436: 30 s; opstrace#88: over 37 s",
    ),
    row(Kind::IdentityPolicy, 4_000, 30_000, OFFENSAI),
    row(Kind::Membership, 4_000, 30_000, OFFENSAI),
    row(
        Kind::Trust,
        4_000,
        30_000,
        "terraform-provider-aws#6566: 10 to 30 s; stratus-red-team#358: a few seconds, rarely a minute",
    ),
    row(Kind::Boundary, 4_000, 30_000, OFFENSAI),
    row(
        Kind::Scp,
        4_000,
        30_000,
        "assumed: as identity policies; no measurement is known",
    ),
    row(
        Kind::Tags,
        4_000,
        30_000,
        "assumed: as identity policies; the documentation names ABAC tags among what lags",
    ),
    row(Kind::Revocation, 4_000, 30_000, OFFENSAI),
];

const AWS_CALL: Figure = Figure {
    kind: None,
    spread: Spread::LogNormal {
        median: 80,
        p99: 400,
        cap: 2_000,
    },
    source: "assumed: one HTTPS round trip from another region",
};

const SLOW: Spread = Spread::Uniform {
    low: 10_000,
    high: 30_000,
    tail: 120_000,
};
const SLOW_SOURCE: &str =
    "between the 10 to 30 s of terraform-provider-aws#6566 and the 2 min of its propagationTimeout";

impl Figure {
    /// Whether nothing takes any time.
    #[must_use]
    pub fn is_prompt(&self) -> bool {
        self.spread == Spread::Exactly(0)
    }
}

impl Delays {
    /// The names that [`Delays::from_str`] knows.
    pub const NAMES: [&'static str; 5] = ["instant", "aws", "slow", "adversarial", "fixed:DURATION"];

    /// The row of the table for a kind of write.
    #[must_use]
    pub fn figure(self, kind: Kind) -> Figure {
        let of = |spread, source| Figure {
            kind: Some(kind),
            spread,
            source,
        };
        match self {
            Self::Instant => of(Spread::Exactly(0), "by definition"),
            Self::Fixed(span) => of(Spread::Exactly(millis(span)), "given"),
            Self::Aws => AWS
                .iter()
                .find(|figure| figure.kind == Some(kind))
                .copied()
                .unwrap_or(of(Spread::Exactly(0), "not in the table")),
            Self::Slow => match kind {
                Kind::Session => of(
                    Spread::Uniform {
                        low: 0,
                        high: 2_000,
                        tail: 10_000,
                    },
                    "assumed: boto/botocore#3600",
                ),
                _ => of(SLOW, SLOW_SOURCE),
            },
            Self::Adversarial => match kind {
                Kind::Credential | Kind::Session => of(
                    Spread::Late { limit: 29_000 },
                    "under half of the 60 s that a client waits for a new key",
                ),
                _ => of(
                    Spread::Late { limit: 59_000 },
                    "under half of the 2 min of propagationTimeout",
                ),
            },
        }
    }

    /// The row of the table for a call's own time.
    #[must_use]
    pub const fn call(self) -> Figure {
        match self {
            Self::Instant | Self::Fixed(_) => Figure {
                kind: None,
                spread: Spread::Exactly(0),
                source: "by definition",
            },
            Self::Aws | Self::Adversarial => AWS_CALL,
            Self::Slow => Figure {
                kind: None,
                spread: Spread::LogNormal {
                    median: 250,
                    p99: 2_000,
                    cap: 10_000,
                },
                source: "assumed: a far region over a poor line",
            },
        }
    }

    /// How many milliseconds late one replica sees one write.
    ///
    /// `write` is keyed by the entity and the ordinal of the write; `place` names service and region.
    #[must_use]
    pub fn delay(self, kind: Kind, write: Key, place: u64, number: u8, of: u8) -> i64 {
        let spread = match self {
            Self::Instant => return 0,
            Self::Fixed(span) => return millis(span),
            _ => self.figure(kind).spread,
        };
        let at_place = write.number(place);
        if let Spread::Late { limit } = spread {
            let early = at_place.below(u64::from(of));
            if u64::from(number) == early && of > 1 {
                return 0;
            }
            return draw(
                Spread::Uniform {
                    low: limit - limit / 5,
                    high: limit - 1,
                    tail: limit - 1,
                },
                at_place.number(u64::from(number)),
            );
        }
        draw(spread, at_place.number(u64::from(number)))
    }

    /// The longest that any replica can take to see a write of this kind, in milliseconds.
    #[must_use]
    pub fn longest(self, kind: Kind) -> i64 {
        match self {
            Self::Instant => 0,
            Self::Fixed(span) => millis(span),
            _ => match self.figure(kind).spread {
                Spread::Exactly(span) => span,
                Spread::LogNormal { cap, .. } => cap,
                Spread::Uniform { tail, .. } => tail,
                Spread::Late { limit } => limit,
            },
        }
    }

    /// The longest that anything can take to be seen, in milliseconds.
    #[must_use]
    pub fn longest_of_all(self) -> i64 {
        Kind::ALL
            .into_iter()
            .map(|kind| self.longest(kind))
            .max()
            .unwrap_or(0)
    }

    /// How long one call takes.
    #[must_use]
    pub fn latency(self, call: Key) -> Duration {
        Duration::from_millis(u64::try_from(draw(self.call().spread, call)).unwrap_or(0))
    }
}

impl Delays {
    /// A duration of a spread that isn't in the table.
    pub(crate) fn drawn(spread: Spread, key: Key) -> Duration {
        Duration::from_millis(u64::try_from(draw(spread, key)).unwrap_or(0))
    }
}

fn millis(span: Duration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}

fn draw(spread: Spread, key: Key) -> i64 {
    match spread {
        Spread::Exactly(span) | Spread::Late { limit: span } => span,
        Spread::LogNormal { median, p99, cap } => {
            // 2.3263 is the 99th percentile of the standard normal distribution.
            let sigma = (to_float(p99) / to_float(median)).ln() / 2.3263;
            let drawn = to_float(median) * (sigma * key.normal()).exp();
            whole(drawn).min(cap)
        }
        Spread::Uniform { low, high, tail } => {
            let (low, high) = if key.number(1).below(50) == 0 {
                (high, tail)
            } else {
                (low, high)
            };
            low + whole(to_float(high - low) * key.fraction())
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "delays are far below 2^52 ms")]
const fn to_float(millis: i64) -> f64 {
    millis as f64
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast from float to integer saturates"
)]
const fn whole(millis: f64) -> i64 {
    millis.round() as i64
}

/// The text names no profile of delays.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotDelays {
    /// No such profile.
    #[error("`{0}` is no profile of delays: instant, aws, slow, adversarial or fixed:DURATION")]
    Unknown(String),
    /// `fixed:` without a duration that can be read.
    #[error("`{0}` is no duration like 500ms, 5s or 2m")]
    Duration(String),
}

impl FromStr for Delays {
    type Err = NotDelays;

    fn from_str(text: &str) -> Result<Self, NotDelays> {
        match text {
            "instant" => Ok(Self::Instant),
            "aws" => Ok(Self::Aws),
            "slow" => Ok(Self::Slow),
            "adversarial" => Ok(Self::Adversarial),
            _ => match text.strip_prefix("fixed:") {
                Some(span) => duration(span).map(Self::Fixed),
                None => Err(NotDelays::Unknown(text.to_owned())),
            },
        }
    }
}

fn duration(text: &str) -> Result<Duration, NotDelays> {
    let refused = || NotDelays::Duration(text.to_owned());
    let digits = text.find(|c: char| !c.is_ascii_digit()).ok_or_else(refused)?;
    let (count, unit) = text.split_at(digits);
    let scale = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        _ => return Err(refused()),
    };
    let count: u64 = count.parse().map_err(|_| refused())?;
    // A year is more than any test needs, and far from where sums of moments overflow.
    let millis = count
        .checked_mul(scale)
        .filter(|&millis| millis <= 31_536_000_000)
        .ok_or_else(refused)?;
    Ok(Duration::from_millis(millis))
}

impl fmt::Display for Delays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Instant => f.write_str("instant"),
            Self::Aws => f.write_str("aws"),
            Self::Slow => f.write_str("slow"),
            Self::Adversarial => f.write_str("adversarial"),
            Self::Fixed(span) => match millis(*span) {
                whole if whole % 1000 == 0 => write!(f, "fixed:{}s", whole / 1000),
                part => write!(f, "fixed:{part}ms"),
            },
        }
    }
}

impl Serialize for Delays {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Delays {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
