//! What a single value of a spec must be: alphabets, lengths and forms, each with its source.
//!
//! Separate from the reading, which asks for form only, and from resolving, which asks what follows.

use std::collections::BTreeMap;

use rolecall_iam::account::{AccountId, Partition};
use rolecall_iam::name::{InvalidName, NameKind, check_name, check_path, is_name_character};

use super::leaf::{AccountText, Duration, Tags, UnitId};
use super::reader::At;
use crate::diagnostic::Diagnostic;

pub mod policies;
pub mod together;
pub mod trust;

/// Findings, in the order in which they were made.
pub type Findings = Vec<Diagnostic>;

/// Most tags on a user or a role (IAM User Guide, *id_tags_naming*).
const MOST_TAGS: usize = 50;
/// Longest tag key and tag value, in characters (ditto).
const TAG_KEY: usize = 128;
const TAG_VALUE: usize = 256;
/// Longest description of a role, in characters (IAM API Reference, *CreateRole*).
const DESCRIPTION: usize = 1_000;
/// Shortest and longest MaxSessionDuration, in seconds (IAM API Reference, *CreateRole*).
const SESSION: std::ops::RangeInclusive<u64> = 3_600..=43_200;
/// Shortest and longest external id, in characters (STS API Reference, *AssumeRole*).
const EXTERNAL_ID: std::ops::RangeInclusive<usize> = 2..=1_224;
/// Longest name of a setup: it stands in group paths and tags.
const SETUP_NAME: usize = 32;
/// Longest alias, as long as AWS's own account aliases (IAM User Guide, *account-alias-create*).
const ALIAS: usize = 63;

/// A setup's name.
pub fn setup_name(name: &At<String>, findings: &mut Findings) {
    let good = name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.len() <= SETUP_NAME
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !good {
        findings.push(
            Diagnostic::error("spec/name", format!("`{}` cannot name a setup", name.value))
                .at(name.place.clone(), "not a name of a setup")
                .hint("1 to 32 of `a-z`, `0-9` and `-`, beginning with a letter"),
        );
    }
}

/// An account ID.
pub fn account(account: &At<AccountText>, findings: &mut Findings) -> Option<AccountId> {
    let text = account.text.as_str();
    let Ok(id) = text.parse::<AccountId>() else {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let only_digits = digits.len() == text.len();
        let finding = Diagnostic::error("spec/account-id", format!("`{text}` is not an account ID"));
        let finding = if only_digits && !text.is_empty() {
            finding.at(
                account.place.clone(),
                match digits.len() {
                    1 => "1 digit; an account ID has twelve".to_owned(),
                    many => format!("{many} digits; an account ID has twelve"),
                },
            )
        } else {
            finding.at(account.place.clone(), "an account ID is twelve digits")
        };
        findings.push(if only_digits && (9..12).contains(&digits.len()) {
            finding
                .hint(format!("did you mean `\"{digits:0>12}\"`?"))
                .hint("spreadsheets and scripts that take an account ID for a number lose its leading zeros")
        } else if !only_digits && digits.len() == 12 {
            finding.hint(format!("write the digits alone: `\"{digits}\"`"))
        } else {
            finding.hint("`aws sts get-caller-identity` prints the account ID of a profile")
        });
        return None;
    };
    if !account.quoted {
        findings.push(
            Diagnostic::warning(
                "spec/unquoted-account",
                format!("the account ID `{text}` is not in quotes"),
            )
            .at(account.place.clone(), "a number, to most readers of YAML")
            .hint(format!(
                "write `\"{text}\"`; as a number it can lose leading zeros"
            )),
        );
    }
    Some(id)
}

/// A name of a user, group, role or policy.
pub fn name(kind: NameKind, name: &At<String>, findings: &mut Findings) {
    if let Err(invalid) = check_name(kind, name) {
        findings.push(invalid_name(name, &invalid));
    }
}

/// The base name of the groups, of which each gets a number.
pub fn group_base(base: &At<String>, findings: &mut Findings) {
    if let Err(invalid) = check_name(NameKind::Group, &format!("{}-01", base.value)) {
        findings.push(match invalid {
            InvalidName::Character { .. } => invalid_name(base, &invalid),
            _ => Diagnostic::error("spec/name", "the groups' base name is too long")
                .at(base.place.clone(), format!("{} characters", base.chars().count()))
                .hint("`-01` is added to it, and a group's name has 128 characters at most"),
        });
    }
}

/// A path of a user or a role.
pub fn path(path: &At<String>, findings: &mut Findings) {
    if let Err(invalid) = check_path(path) {
        let trimmed = path.trim_matches('/');
        findings.push(
            Diagnostic::error("spec/path", invalid.to_string())
                .at(path.place.clone(), "not a path")
                .hint(
                    if trimmed.is_empty() || !trimmed.bytes().all(|byte| (b'!'..=b'~').contains(&byte)) {
                        "a path is `/`, or printable ASCII between slashes: `/network/`".to_owned()
                    } else {
                        format!("write `/{trimmed}/`")
                    },
                ),
        );
    }
}

fn invalid_name(name: &At<String>, invalid: &InvalidName) -> Diagnostic {
    let finding = Diagnostic::error("spec/name", invalid.to_string());
    match invalid {
        InvalidName::Character { character, .. } => {
            let better: String = name
                .chars()
                .map(|character| {
                    if is_name_character(character) {
                        character
                    } else {
                        '-'
                    }
                })
                .collect();
            let finding = finding.at(
                name.place.clone(),
                format!("`{character}` cannot stand in a name"),
            );
            if name.is_empty() {
                finding
            } else {
                finding.hint(format!("for example `{better}`"))
            }
        }
        InvalidName::Length { length, .. } => finding.at(name.place.clone(), format!("{length} characters")),
        InvalidName::Path { .. } => finding.at(name.place.clone(), "not a name"),
    }
}

/// A role to be assumed as the way in: a name or an ARN.
pub fn assume_role(role: &At<String>, partition: Partition, findings: &mut Findings) {
    if role.starts_with("arn:") {
        if let Some(arn) = policies::arn(role, partition, findings)
            && !(arn.service() == "iam" && arn.resource().starts_with("role/"))
        {
            findings.push(
                Diagnostic::error("spec/arn", format!("`{}` is not the ARN of a role", role.value))
                    .at(role.place.clone(), "not a role")
                    .hint(format!(
                        "a role's ARN is `arn:{partition}:iam::ACCOUNT:role/NAME`"
                    )),
            );
        }
    } else {
        name(NameKind::Role, role, findings);
    }
}

/// The name that people see for an account.
pub fn alias(alias: &At<String>, account: Option<AccountId>, findings: &mut Findings) {
    let good = (1..=ALIAS).contains(&alias.len())
        && alias.starts_with(|first: char| first.is_ascii_alphanumeric())
        && alias
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    if !good {
        findings.push(
            Diagnostic::error("spec/name", format!("`{}` cannot be an alias", alias.value))
                .at(alias.place.clone(), "not an alias")
                .hint("1 to 63 letters, digits, `-`, `_` and `.`, beginning with a letter or digit"),
        );
    } else if let (Ok(number), Some(account)) = (alias.parse::<AccountId>(), account)
        && number != account
    {
        findings.push(
            Diagnostic::error(
                "spec/name",
                format!("the alias `{}` is another account's ID", alias.value),
            )
            .at(alias.place.clone(), format!("this account is {account}")),
        );
    }
}

/// A description of a role: `[\t\n\r\x20-\x7e\xa1-\xff]`, at most 1,000 (IAM API Reference, *CreateRole*).
pub fn description(description: &At<String>, findings: &mut Findings) {
    let length = description.chars().count();
    if length > DESCRIPTION {
        findings.push(
            Diagnostic::error("spec/description", "the description is too long")
                .at(description.place.clone(), format!("{length} characters"))
                .hint(format!(
                    "a role's description has {DESCRIPTION} characters at most"
                )),
        );
    }
    let foreign = description
        .chars()
        .find(|character| !matches!(character, '\t' | '\n' | '\r' | ' '..='~' | '\u{a1}'..='\u{ff}'));
    if let Some(foreign) = foreign {
        findings.push(
            Diagnostic::error(
                "spec/description",
                format!(
                    "the description has `{}`, which IAM refuses",
                    foreign.escape_debug()
                ),
            )
            .at(description.place.clone(), "only Latin-1 can stand here")
            .hint(match foreign {
                '\u{2013}' | '\u{2014}' => "write `-` for the dash",
                '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' => "write straight quotes",
                _ => "write it with the letters of Western European languages",
            }),
        );
    }
}

/// Tags; `own` of AWS's fifty are kept for Rolecall's marks.
pub fn tags(tags: &Tags, own: usize, findings: &mut Findings) -> BTreeMap<String, String> {
    let room = MOST_TAGS - own;
    if let Some((over, _)) = tags.0.get(room) {
        findings.push(
            Diagnostic::error("spec/tag", format!("{} tags are too many", tags.0.len()))
                .at(over.place.clone(), "the first that has no room")
                .hint(format!(
                    "AWS allows {MOST_TAGS}, and Rolecall keeps {own} for its own marks: {room} are left"
                )),
        );
    }
    let mut seen: BTreeMap<String, &At<String>> = BTreeMap::new();
    for (key, value) in &tags.0 {
        let length = key.chars().count();
        let lower = key.to_lowercase();
        if let Some(first) = seen.get(&lower) {
            findings.push(
                Diagnostic::error("spec/names-differ-by-case", "two tags differ only by case")
                    .at(key.place.clone(), "this one")
                    .at(first.place.clone(), "and this one")
                    .hint("IAM compares tag keys without regard to case"),
            );
        }
        seen.entry(lower.clone()).or_insert(key);
        if lower.starts_with("aws:") || lower.starts_with("rolecall:") {
            let owner = if lower.starts_with("aws:") {
                "AWS"
            } else {
                "Rolecall"
            };
            findings.push(
                Diagnostic::error("spec/tag", format!("the tag `{}` is reserved", key.value))
                    .at(key.place.clone(), format!("{owner} keeps this prefix for itself")),
            );
        }
        if !(1..=TAG_KEY).contains(&length) {
            findings.push(
                Diagnostic::error("spec/tag", "a tag's key has 1 to 128 characters")
                    .at(key.place.clone(), format!("{length} characters")),
            );
        }
        if value.chars().count() > TAG_VALUE {
            findings.push(
                Diagnostic::error("spec/tag", "a tag's value has 256 characters at most").at(
                    value.place.clone(),
                    format!("{} characters", value.chars().count()),
                ),
            );
        }
        for text in [key, value] {
            if let Some(foreign) = text.chars().find(|character| !is_tag_character(*character)) {
                findings.push(
                    Diagnostic::error(
                        "spec/tag",
                        format!("a tag cannot have `{}`", foreign.escape_debug()),
                    )
                    .at(text.place.clone(), "not allowed in a tag")
                    .hint("tags have letters, digits, spaces and `_.:/=+-@`"),
                );
            }
        }
    }
    tags.0
        .iter()
        .map(|(key, value)| (key.value.clone(), value.value.clone()))
        .collect()
}

/// `[\p{L}\p{Z}\p{N}_.:/=+\-@]` (IAM API Reference, *Tag*).
fn is_tag_character(character: char) -> bool {
    character.is_alphanumeric()
        || (character.is_whitespace() && !character.is_control())
        || "_.:/=+-@".contains(character)
}

/// The longest session of a role.
pub fn max_session(duration: &At<Duration>, findings: &mut Findings) -> Option<u32> {
    let seconds = duration.0;
    if !SESSION.contains(&seconds) {
        findings.push(
            Diagnostic::error(
                "spec/session-duration",
                format!("a session of {seconds} seconds cannot be the longest"),
            )
            .at(duration.place.clone(), "outside IAM's range")
            .hint("between 3600 (`1h`) and 43200 (`12h`) seconds"),
        );
        return None;
    }
    u32::try_from(seconds).ok()
}

/// An external id: `[\w+=,.@:\/-]`, 2 to 1,224 characters (STS API Reference, *AssumeRole*).
pub fn external_id(id: &At<String>, findings: &mut Findings) {
    let good = EXTERNAL_ID.contains(&id.len())
        && id
            .chars()
            .all(|character| is_name_character(character) || matches!(character, ':' | '/'));
    if !good {
        findings.push(
            Diagnostic::error("spec/external-id", "this cannot be an external id")
                .at(id.place.clone(), "not an external id")
                .hint("2 to 1,224 letters, digits and `_+=,.@:/-`"),
        );
    }
}

/// The id of a unit or of a root (Organizations API Reference, *ListAccountsForParent*).
pub fn unit(unit: &At<UnitId>, findings: &mut Findings) {
    let part = |text: &str, least: usize| {
        (least..=32).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    let text = unit.0.as_str();
    let good = match text.split_once('-') {
        Some(("r", root)) => part(root, 4),
        Some(("ou", rest)) => rest
            .split_once('-')
            .is_some_and(|(root, unit)| part(root, 4) && part(unit, 8)),
        _ => false,
    };
    if !good {
        findings.push(
            Diagnostic::error(
                "spec/unit-id",
                format!("`{text}` is not the id of an organizational unit"),
            )
            .at(unit.place.clone(), "not an id")
            .hint("a unit's id is like `ou-ab12-11111111`, a root's like `r-ab12`; names don't do"),
        );
    }
}

/// The partition that a region belongs to, by its name (botocore, `partitions.json`).
pub fn partition_of_region(region: &str) -> Option<Partition> {
    const PREFIXES: [(&str, Partition); 7] = [
        ("cn-", Partition::AwsCn),
        ("us-gov-", Partition::AwsUsGov),
        ("us-iso-", Partition::AwsIso),
        ("us-isob-", Partition::AwsIsoB),
        ("eu-isoe-", Partition::AwsIsoE),
        ("us-isof-", Partition::AwsIsoF),
        ("eusc-", Partition::AwsEusc),
    ];
    let mut parts = region.split('-').rev();
    let number = parts.next()?;
    let words: Vec<&str> = parts.collect();
    let form = !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && words.len() >= 2
        && words
            .iter()
            .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()));
    form.then(|| {
        PREFIXES
            .iter()
            .find(|(prefix, _)| region.starts_with(prefix))
            .map_or(Partition::Aws, |(_, partition)| *partition)
    })
}

/// The region whose endpoints are used when a spec names none: that of the partition's IAM
/// (botocore, `endpoints.json`).
pub fn first_region(partition: Partition) -> &'static str {
    match partition {
        Partition::Aws => "us-east-1",
        Partition::AwsCn => "cn-north-1",
        Partition::AwsUsGov => "us-gov-west-1",
        Partition::AwsIso => "us-iso-east-1",
        Partition::AwsIsoB => "us-isob-east-1",
        Partition::AwsIsoE => "eu-isoe-west-1",
        Partition::AwsIsoF => "us-isof-south-1",
        Partition::AwsEusc => "eusc-de-east-1",
    }
}
