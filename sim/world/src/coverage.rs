//! How far each operation is simulated, asked of the dispatch itself.
//!
//! Nobody keeps a list of what is answered: each operation is put to the dispatch of its service, in a world
//! that is thrown away, and either somebody takes it or nobody does. What is written down is only what can't
//! be asked: that something is missing from an answer, and what (`NOTES`).

use std::sync::Arc;

use rolecall_api::credentials::{Credentials, SecretAccessKey};
use rolecall_api::document::Structure;
use rolecall_api::operation::Operation;
use rolecall_api::port::Call;
use rolecall_iam::account::{AccountId, Partition};

use crate::account::AccountOptions;
use crate::call::dispatch;
use crate::call::scene::Scene;
use crate::journal::Keep;
use crate::time::clock::Moment;
use crate::world::{Config, Origin, World};

/// How far an operation is simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// As AWS documents it.
    Done,
    /// Answered, and something that AWS documents is missing.
    Partly,
    /// Refused, whoever asks.
    Refused,
}

impl Extent {
    /// In one word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Extent::Done => "done",
            Extent::Partly => "partly",
            Extent::Refused => "refused",
        }
    }
}

/// An operation, and how far it is simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Covered {
    /// Which.
    pub operation: Operation,
    /// How far.
    pub extent: Extent,
    /// What is missing; nothing from what is done.
    pub missing: &'static str,
}

const NO_NETWORKS: &str = "The account has no networks: lists are empty, filters change nothing.";

const SIMULATED: &str =
    "The keys of EvalDecisionDetails are assumed; it is left out where nothing would be in it.";
const ACCESS: &str =
    "Told from what the journal still keeps, at once; tracked actions are those that were tried.";
const NO_PARTNERS: &str =
    "Nobody is onboarded to request delegation: the list is empty, and what is named does not exist.";
const SETTINGS: &str = "Types that configure services are kept as they are written; nothing acts on them.";

/// What is missing from operations that are answered, and why others that are answered always refuse.
///
/// Whoever leaves something out of an operation says so here; a test refuses a note of an operation that
/// nobody answers.
const NOTES: &[(Operation, Extent, &str)] = &[
    (Operation::Ec2DescribeSubnets, Extent::Partly, NO_NETWORKS),
    (Operation::Ec2DescribeVpcs, Extent::Partly, NO_NETWORKS),
    (
        Operation::Ec2DescribeRegions,
        Extent::Partly,
        "Regions that are enabled by default are listed, those that one opts in to are not.",
    ),
    (
        Operation::Route53ListHostedZones,
        Extent::Partly,
        "The account has no zones: the list is empty.",
    ),
    (
        Operation::S3ListBuckets,
        Extent::Partly,
        "The account has no buckets: the list is empty. Of the condition keys, those of the signature (`s3:authType`, `s3:signatureAge`, `s3:TlsVersion`, `s3:x-amz-content-sha256`) are missing.",
    ),
    (
        Operation::StsAssumeRole,
        Extent::Partly,
        "Provided contexts (trusted identity propagation) are refused.",
    ),
    (
        Operation::StsAssumeRoleWithWebIdentity,
        Extent::Partly,
        "Nothing is fetched: an issuer's keys are told (`/_rolecall/issuers`, `World::publish_keys`). RS256, RS384, RS512, ES256, ES384; access tokens of Amazon and Facebook can't be checked.",
    ),
    (
        Operation::IamCreateOpenIDConnectProvider,
        Extent::Partly,
        "Nothing is fetched: without thumbprints the list is empty.",
    ),
    (
        Operation::IamCreateSAMLProvider,
        Extent::Partly,
        "Private keys and encrypted assertions are refused.",
    ),
    (
        Operation::IamUpdateSAMLProvider,
        Extent::Partly,
        "Private keys and encrypted assertions are refused.",
    ),
    (
        Operation::StsAssumeRoot,
        Extent::Partly,
        "The tasks of IAM can be done; S3's and SQS's have nothing to be done on.",
    ),
    (
        Operation::StsDecodeAuthorizationMessage,
        Extent::Partly,
        "Asks for its right and refuses every message: nothing here is refused with an encoded one.",
    ),
    (
        Operation::StsAssumeRoleWithSAML,
        Extent::Partly,
        "Signatures of RSA with SHA-2 in exclusive canonical form; encrypted assertions are refused; of the condition keys, those of directories (`saml:cn`, `saml:eduPerson…`) are missing.",
    ),
    (
        Operation::IamEnableMFADevice,
        Extent::Partly,
        "Virtual devices only: security keys and hardware tokens can't be bound by an API.",
    ),
    (
        Operation::IamUploadSSHPublicKey,
        Extent::Partly,
        "RSA keys of up to 4,096 bits.",
    ),
    (
        Operation::IamUploadServerCertificate,
        Extent::Partly,
        "Keys are RSA of up to 4,096 bits, or on P-256 or P-384.",
    ),
    (
        Operation::IamCreateServiceLinkedRole,
        Extent::Partly,
        "For the 97 services whose roles are known; AWS managed policies of theirs that aren't kept grant nothing.",
    ),
    (Operation::IamListDelegationRequests, Extent::Partly, NO_PARTNERS),
    (Operation::IamGetDelegationRequest, Extent::Partly, NO_PARTNERS),
    (Operation::IamAcceptDelegationRequest, Extent::Partly, NO_PARTNERS),
    (
        Operation::IamAssociateDelegationRequest,
        Extent::Partly,
        NO_PARTNERS,
    ),
    (Operation::IamRejectDelegationRequest, Extent::Partly, NO_PARTNERS),
    (Operation::IamUpdateDelegationRequest, Extent::Partly, NO_PARTNERS),
    (Operation::IamSendDelegationToken, Extent::Partly, NO_PARTNERS),
    (Operation::IamGetHumanReadableSummary, Extent::Partly, NO_PARTNERS),
    (Operation::IamSimulatePrincipalPolicy, Extent::Partly, SIMULATED),
    (Operation::IamSimulateCustomPolicy, Extent::Partly, SIMULATED),
    (
        Operation::IamGetServiceLastAccessedDetails,
        Extent::Partly,
        ACCESS,
    ),
    (
        Operation::IamGetServiceLastAccessedDetailsWithEntities,
        Extent::Partly,
        ACCESS,
    ),
    (
        Operation::IamSetSecurityTokenServicePreferences,
        Extent::Partly,
        "Kept and told; sessions of either version work in every region.",
    ),
    (
        Operation::OrganizationsCreateOrganization,
        Extent::Partly,
        "One organization in a world.",
    ),
    (Operation::OrganizationsCreatePolicy, Extent::Partly, SETTINGS),
    (Operation::OrganizationsEnablePolicyType, Extent::Partly, SETTINGS),
    (
        Operation::OrganizationsDescribeEffectivePolicy,
        Extent::Partly,
        "How settings are inherited isn't simulated: none where none is attached, else NotImplemented.",
    ),
];

/// The account that is asked in.
const ACCOUNT: &str = "111111111111";

/// Why an operation is refused that nobody takes.
const NOBODY: &str = "Answers NotImplemented, status 501.";

/// Every operation of the table, in its order.
#[must_use]
pub fn coverage() -> Vec<Covered> {
    let world = World::new(Config {
        journal: Keep::Nothing,
        ..Config::default()
    });
    Operation::all()
        .map(|operation| {
            let noted = NOTES.iter().find(|(noted, _, _)| *noted == operation);
            let (extent, missing) = match (is_answered(world.clone(), operation), noted) {
                (false, _) => (Extent::Refused, NOBODY),
                (true, Some((_, extent, missing))) => (*extent, *missing),
                (true, None) => (Extent::Done, ""),
            };
            Covered {
                operation,
                extent,
                missing,
            }
        })
        .collect()
}

/// Whether the dispatch takes it, whatever it then says to a request without parameters.
fn is_answered(mut world: World, operation: Operation) -> bool {
    let now = world.start();
    let Ok(account) = ACCOUNT.parse::<AccountId>() else {
        return false;
    };
    let _ = world.create_account(account, Partition::Aws, AccountOptions::default());
    let Some(root) = world.root_credentials(account) else {
        return false;
    };
    let mut attempt = world.begin(now, operation.service(), "us-east-1", &root.access_key_id);
    attempt.proven();
    let moment = Moment::from(now);
    let Ok(caller) = world.authenticate(moment, &attempt) else {
        return false;
    };
    let nobody = Credentials::long_term(root.access_key_id, SecretAccessKey::default());
    let origin = Origin::from(&Call::new(nobody));
    let view = attempt.replica().view(world.propagation, moment);
    let mut scene = Scene::new(&mut world, moment, view, Arc::new(caller), &origin, 0);
    dispatch::by_service(&mut scene, operation, Structure::new()).is_some()
}

#[cfg(test)]
mod tests;
