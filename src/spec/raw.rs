//! The spec as it is written: every field, what may stand in it, and its documentation.
//!
//! One declaration per record makes the type, the reader and the JSON Schema, so that they can't
//! disagree; the documentation of a field is its description in the schema.

use schemars::JsonSchema;

use super::leaf::{AccountText, DocumentText, Duration, Named, Tags, TrustText, UnitId};
use super::profile::Profile;
use super::reader::{At, Read, Reader};
use super::tree::Node;
use crate::diagnostic::Place;
use crate::setup::{Consumer, Layout};

macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident: $what:literal {
            $( $(#[$field_meta:meta])* $field:ident: $type:ty = $key:literal $($required:ident)?, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, JsonSchema)]
        #[schemars(deny_unknown_fields)]
        pub struct $name {
            $(
                $(#[$field_meta])*
                #[schemars(rename = $key $(, $required)?)]
                pub $field: Option<At<$type>>,
            )*
            /// Where it stands.
            #[schemars(skip)]
            pub place: Place,
        }

        impl $name {
            /// Its fields.
            pub const FIELDS: &'static [&'static str] = &[$($key),*];
        }

        impl Read for $name {
            const EXPECTED: &'static str = concat!("the fields of ", $what);

            fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
                let entries = reader.fields(node, Self::EXPECTED, Self::FIELDS)?;
                $( $( record!(@$required reader, node, entries, $key, $what); )? )*
                Some($name {
                    $( $field: reader.field(entries, $key), )*
                    place: reader.place(node),
                })
            }
        }
    };
    (@required $reader:ident, $node:ident, $entries:ident, $key:literal, $what:literal) => {
        $reader.require($node, $entries, $key, $what)
    };
}

pub(crate) use record;

record! {
    /// One identity's access to many AWS accounts.
    pub struct Spec: "a spec" {
        /// The JSON Schema of this file, for editors; Rolecall itself does not read it.
        schema: String = "$schema",
        /// Marks everything that this setup owns: 1 to 32 of a-z, 0-9 and `-`, beginning with a letter.
        name: String = "name" required,
        /// Who will use the access. `micetro` makes Micetro's limits ours: it finds accounts by reading inline group policies, and knows no wildcard, no external id and no MFA. Default: `other`.
        consumer: Consumer = "consumer",
        /// The AWS partition of all accounts. Default: the region's.
        partition: String = "partition",
        /// The region whose STS and EC2 endpoints are used. Default: the partition's first, `us-east-1` in `aws`.
        region: String = "region",
        /// The organization's management account, from which roles can be assumed in the others.
        management: Management = "management",
        /// A role to be assumed in every account that doesn't say its own way in, by name. Default: with a management account `OrganizationAccountAccessRole`, else none.
        assume_role: String = "assume-role",
        /// The account that holds the identity.
        hub: Hub = "hub" required,
        /// The role that every spoke gets, unless it says otherwise.
        role: Role = "role",
        /// The accounts to be entered.
        spokes: Vec<At<Spoke>> = "spokes" required,
        /// Where the hub user's access key goes. Without it no key is made.
        access_key: KeyDestination = "access-key",
    }
}

record! {
    /// The organization's management account.
    pub struct Management: "the management account" {
        /// Its account ID, twelve digits in quotes.
        account: AccountText = "account" required,
        /// A profile of the AWS configuration that leads into it. Default: the credentials Rolecall is run with.
        profile: String = "profile",
    }
}

record! {
    /// The account that holds the identity.
    pub struct Hub: "the hub" {
        /// Its account ID, twelve digits in quotes.
        account: AccountText = "account" required,
        /// The name that people see. Default: `hub`.
        alias: String = "alias",
        /// A profile of the AWS configuration that leads into it.
        profile: String = "profile",
        /// A role to be assumed to get in: a name, or an ARN.
        assume_role: String = "assume-role",
        /// The user whose access this is.
        user: User = "user" required,
        /// Base name of the groups that carry the access: `BASE-01`, `BASE-02`, … Default: the spec's name followed by `-hub`.
        group: String = "group",
        /// How the groups' inline policies hold the accounts. `one-per-account`: a policy for each, as in Micetro's guide. `packed`: one policy for each group, with all its accounts in a list; about three times as many accounts fit, and whether Micetro reads it is documented nowhere. Default: `one-per-account`.
        layout: Layout = "layout",
        /// The user may manage Route 53 and EC2 in the hub account too: AmazonRoute53FullAccess and AmazonEC2FullAccess are attached to it. For less, say `permissions` of the user instead. Default: false.
        manages_itself: bool = "manages-itself",
    }
}

record! {
    /// The hub's user.
    pub struct User: "a user" {
        /// Its name, at most 64 characters.
        name: String = "name" required,
        /// Its path: `/`, or text between slashes. Default: `/`.
        path: String = "path",
        /// The user is there already and is adopted: never destroyed, and what is foreign on it stays. Default: false.
        existing: bool = "existing",
        /// Managed policies to be attached: the name of an AWS managed policy, `customer:NAME` for one of the account's own, or an ARN.
        policies: Vec<At<String>> = "policies",
        /// Permissions in the least form, as one inline policy each.
        permissions: Vec<At<Profile>> = "permissions",
        /// Inline policies by name: a document in place, or the path of a file, relative to this one.
        inline: Named<DocumentText> = "inline",
        /// Permissions boundary: a managed policy, as in `policies`.
        boundary: String = "boundary",
        /// Tags besides Rolecall's own.
        tags: Tags = "tags",
    }
}

record! {
    /// A spoke's role. What a spoke says replaces what the common `role` says, field by field.
    pub struct Role: "a role" {
        /// Its name, at most 64 characters.
        name: String = "name",
        /// Its path: `/`, or text between slashes. Default: `/`.
        path: String = "path",
        /// What it is for, at most 1,000 characters of Latin-1.
        description: String = "description",
        /// The role is there already and is adopted: never destroyed. Default: false.
        existing: bool = "existing",
        /// Managed policies to be attached: the name of an AWS managed policy, `customer:NAME` for one of the account's own, or an ARN.
        policies: Vec<At<String>> = "policies",
        /// Permissions in the least form, as one inline policy each.
        permissions: Vec<At<Profile>> = "permissions",
        /// Inline policies by name: a document in place, or the path of a file, relative to this one.
        inline: Named<DocumentText> = "inline",
        /// Whom the role trusts: `hub-user` (the hub account, with a condition on `aws:PrincipalArn`), `hub-account` (everybody there that may assume the role), a document in place, or the path of a file. Default: `hub-user`.
        trust: TrustText = "trust",
        /// The external id that a caller must bring, 2 to 1,224 characters. Micetro cannot bring one.
        external_id: String = "external-id",
        /// Permissions boundary: a managed policy, as in `policies`.
        boundary: String = "boundary",
        /// The longest session: seconds, or a text such as `1h` or `90m`; one to twelve hours. Default: one hour.
        max_session: Duration = "max-session",
        /// Tags besides Rolecall's own.
        tags: Tags = "tags",
    }
}

record! {
    /// An account to be entered, or the accounts of organizational units.
    pub struct Spoke: "a spoke" {
        /// Its account ID, twelve digits in quotes.
        account: AccountText = "account",
        /// The name that people see; unique. Default: the account ID.
        alias: String = "alias",
        /// In place of `account`: the accounts of organizational units, as they are when Rolecall looks.
        organization: Organization = "organization",
        /// A profile of the AWS configuration that leads into the account.
        profile: String = "profile",
        /// A role to be assumed to get in: a name, or an ARN.
        assume_role: String = "assume-role",
        /// The role it gets, where it differs from the common one.
        role: Role = "role",
    }
}

record! {
    /// Accounts by organizational unit.
    pub struct Organization: "an organization" {
        /// Ids of units or of the root: `ou-ab12-11111111`, `r-ab12`.
        units: Vec<At<UnitId>> = "units" required,
        /// Accounts that are left out.
        except: Vec<At<AccountText>> = "except",
    }
}

record! {
    /// Where the hub user's access key goes. The secret is written once and never shown.
    pub struct KeyDestination: "a destination" {
        /// `file`: a new file that only you can read; `command`: the standard input of a command.
        to: KeyPlace = "to" required,
        /// The file, relative to this one.
        path: String = "path",
        /// The command and its arguments; no shell is in between.
        run: Vec<At<String>> = "run",
    }
}

/// A kind of destination.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum KeyPlace {
    /// A file.
    File,
    /// A command.
    Command,
}
