//! Names and paths of IAM entities: alphabets and lengths.
//!
//! Source: IAM User Guide, *reference_iam-quotas* (names and lengths), and the patterns of AWS's
//! IAM and STS service models.

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// An IAM user.
    User,
    /// An IAM group.
    Group,
    /// An IAM role.
    Role,
    /// A managed or an inline policy.
    Policy,
    /// An instance profile.
    InstanceProfile,
    /// The session of a role.
    RoleSession,
    /// A user made by GetFederationToken.
    FederatedUser,
}

/// Longest user name, in characters.
pub const USER_NAME: usize = 64;
/// Longest role name, in characters.
pub const ROLE_NAME: usize = 64;
/// Longest group name, in characters.
pub const GROUP_NAME: usize = 128;
/// Longest policy name, in characters.
pub const POLICY_NAME: usize = 128;
/// Longest instance profile name, in characters.
pub const INSTANCE_PROFILE_NAME: usize = 128;
/// Shortest and longest role session name, in characters.
pub const ROLE_SESSION_NAME: (usize, usize) = (2, 64);
/// Shortest and longest name of a federated user, in characters.
pub const FEDERATED_USER_NAME: (usize, usize) = (2, 32);
/// Longest path, in characters.
pub const PATH: usize = 512;

/// Why a name or a path isn't one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidName {
    /// Too short or too long.
    #[error("`{text}` has {length} characters: {what} has {least} to {most}")]
    Length {
        /// The text.
        text: String,
        /// What it was to name.
        what: &'static str,
        /// Its length.
        length: usize,
        /// The least length.
        least: usize,
        /// The greatest length.
        most: usize,
    },
    /// A character outside the alphabet.
    #[error("`{text}` has `{character}`: {what} has letters, digits and `_+=,.@-` only")]
    Character {
        /// The text.
        text: String,
        /// What it was to name.
        what: &'static str,
        /// The first character that doesn't belong.
        character: char,
    },
    /// A path without its slashes, or with a character outside `!` to `~`.
    #[error("`{text}` is not a path: it begins and ends with `/`, between them printable ASCII")]
    Path {
        /// The text.
        text: String,
    },
}

impl NameKind {
    /// Shortest and longest name, in characters.
    pub fn length(self) -> (usize, usize) {
        match self {
            Self::User => (1, USER_NAME),
            Self::Role => (1, ROLE_NAME),
            Self::Group => (1, GROUP_NAME),
            Self::Policy => (1, POLICY_NAME),
            Self::InstanceProfile => (1, INSTANCE_PROFILE_NAME),
            Self::RoleSession => ROLE_SESSION_NAME,
            Self::FederatedUser => FEDERATED_USER_NAME,
        }
    }

    fn what(self) -> &'static str {
        match self {
            Self::User => "a user name",
            Self::Role => "a role name",
            Self::Group => "a group name",
            Self::Policy => "a policy name",
            Self::InstanceProfile => "an instance profile name",
            Self::RoleSession => "a role session name",
            Self::FederatedUser => "a federated user name",
        }
    }
}

/// `[\w+=,.@-]`, the alphabet of IAM names (`\w` is ASCII there).
pub fn is_name_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || "_+=,.@-".contains(character)
}

/// Checks a name's length and alphabet.
///
/// # Errors
///
/// The first thing that is wrong with it.
pub fn check_name(kind: NameKind, name: &str) -> Result<(), InvalidName> {
    let (least, most) = kind.length();
    let length = name.chars().count();
    if length < least || length > most {
        return Err(InvalidName::Length {
            text: name.to_owned(),
            what: kind.what(),
            length,
            least,
            most,
        });
    }
    match name.chars().find(|character| !is_name_character(*character)) {
        Some(character) => Err(InvalidName::Character {
            text: name.to_owned(),
            what: kind.what(),
            character,
        }),
        None => Ok(()),
    }
}

/// Checks a path: `/`, or `/…/` of printable ASCII, at most [`PATH`] characters.
///
/// # Errors
///
/// The first thing that is wrong with it.
pub fn check_path(path: &str) -> Result<(), InvalidName> {
    let length = path.chars().count();
    if length == 0 || length > PATH {
        return Err(InvalidName::Length {
            text: path.to_owned(),
            what: "a path",
            length,
            least: 1,
            most: PATH,
        });
    }
    let inside = path.strip_prefix('/').and_then(|rest| rest.strip_suffix('/'));
    let good = path == "/"
        || inside.is_some_and(|inside| {
            !inside.is_empty() && inside.bytes().all(|byte| (b'!'..=b'~').contains(&byte))
        });
    if good {
        Ok(())
    } else {
        Err(InvalidName::Path {
            text: path.to_owned(),
        })
    }
}
