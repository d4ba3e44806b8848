//! The retry table: class by class, by which signs a refusal is known, and how long it is worth waiting.
//!
//! Data, so that the figures stand in one place with their reasons. The deadlines are what the largest
//! tools settled on: two minutes is terraform-provider-aws's `propagationTimeout`
//! (`internal/service/iam/wait.go`: "should not be increased without strong consideration").

use std::time::Duration;

use rolecall_api::error::{CallError, CallErrorKind, Refusal};
use rolecall_api::operation::{Access, Operation, Service};

/// What was created or changed within this time counts as fresh: it may not be seen everywhere.
pub const FRESH: Duration = Duration::from_secs(5 * 60);

/// How long a refusal of a chain is borne of which nothing is fresh.
pub const NOTHING_FRESH: Duration = Duration::from_secs(10);

/// How often in a row, a second or more apart, a thing must be seen to count as seen. It proves less than
/// it seems, since requests pick among replicas: whatever is refused later re-enters patience.
pub const IN_A_ROW: u32 = 3;

/// The kinds of trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Too many calls.
    Throttle,
    /// A server's trouble, or none that answered.
    Server,
    /// It may have been done: AWS says that it exists already, or never answered.
    Lost,
    /// Somebody else is at the same thing.
    Concurrency,
    /// The parent of what is written was just created.
    NewEntity,
    /// A list doesn't show what was written.
    ListLag,
    /// A principal in a trust policy isn't known.
    Principal,
    /// A role's ARN is its unique id.
    RoleArn,
    /// A key, or a session's credentials, isn't known.
    NewKey,
    /// A role may not be assumed.
    Chain,
    /// What a role was assumed for is refused.
    Probe,
    /// Credentials have ended.
    Expiry,
    /// What is to be deleted still has something.
    Delete,
    /// What is to be removed isn't there: that is success.
    Gone,
    /// Organizations is busy.
    Organizations,
    /// Nothing that time heals.
    Never,
}

/// How long between attempts: `start`, growing by `factor` up to `cap`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Backoff {
    /// The first pause.
    pub start: Duration,
    /// By what each pause is longer than the one before.
    pub factor: f64,
    /// No pause is longer.
    pub cap: Duration,
    /// Whether a pause is drawn between nothing and its length, so that many who wait don't come at once.
    pub jitter: bool,
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Which class.
    pub class: Class,
    /// For how long it is worth waiting.
    pub patience: Duration,
    /// After how many attempts it isn't, whatever the time.
    pub tries: Option<u32>,
    /// How often to ask.
    pub backoff: Backoff,
    /// How many successes in a row, a second or more apart, count as success.
    pub in_a_row: u32,
}

const USUAL: Backoff = Backoff {
    start: Duration::from_millis(500),
    factor: 1.7,
    cap: Duration::from_secs(10),
    jitter: true,
};
const OF_A_BUSY_SERVICE: Backoff = Backoff {
    start: Duration::from_secs(1),
    factor: 1.7,
    cap: Duration::from_secs(20),
    jitter: true,
};
const OF_A_RACE: Backoff = Backoff {
    start: Duration::from_millis(250),
    factor: 2.0,
    cap: Duration::from_secs(10),
    jitter: true,
};
const EACH_SECOND: Backoff = Backoff {
    start: Duration::from_secs(1),
    factor: 1.0,
    cap: Duration::from_secs(1),
    jitter: false,
};

const fn rule(class: Class, seconds: u64) -> Rule {
    Rule {
        class,
        patience: Duration::from_secs(seconds),
        tries: None,
        backoff: USUAL,
        in_a_row: 1,
    }
}

/// The whole table.
pub const TABLE: [Rule; 16] = [
    Rule {
        backoff: OF_A_BUSY_SERVICE,
        ..rule(Class::Throttle, 300)
    },
    Rule {
        tries: Some(5),
        ..rule(Class::Server, 120)
    },
    Rule {
        backoff: EACH_SECOND,
        tries: Some(5),
        in_a_row: IN_A_ROW,
        ..rule(Class::Lost, 120)
    },
    Rule {
        backoff: OF_A_RACE,
        ..rule(Class::Concurrency, 120)
    },
    rule(Class::NewEntity, 120),
    Rule {
        backoff: EACH_SECOND,
        in_a_row: IN_A_ROW,
        ..rule(Class::ListLag, 120)
    },
    rule(Class::Principal, 120),
    rule(Class::RoleArn, 120),
    Rule {
        backoff: EACH_SECOND,
        in_a_row: IN_A_ROW,
        ..rule(Class::NewKey, 60)
    },
    Rule {
        in_a_row: IN_A_ROW,
        ..rule(Class::Chain, 120)
    },
    Rule {
        in_a_row: IN_A_ROW,
        ..rule(Class::Probe, 120)
    },
    rule(Class::Expiry, 0),
    rule(Class::Delete, 120),
    rule(Class::Gone, 0),
    rule(Class::Organizations, 120),
    rule(Class::Never, 0),
];

impl Class {
    /// Its row.
    #[must_use]
    pub fn rule(self) -> &'static Rule {
        // Every class has a row: a test goes through them all.
        TABLE
            .iter()
            .find(|rule| rule.class == self)
            .unwrap_or(&TABLE[TABLE.len() - 1])
    }
}

/// Which operations a sign holds for.
#[derive(Clone, Copy)]
enum Of {
    Any,
    Service(Service),
    /// Those whose names begin so.
    Prefix(&'static [&'static str]),
    These(&'static [Operation]),
}

impl Of {
    fn holds(self, operation: Operation) -> bool {
        match self {
            Of::Any => true,
            Of::Service(service) => operation.service() == service,
            Of::Prefix(prefixes) => prefixes.iter().any(|prefix| operation.name().starts_with(prefix)),
            Of::These(operations) => operations.contains(&operation),
        }
    }
}

/// By what a refusal is known.
struct Sign {
    class: Class,
    of: Of,
    codes: &'static [&'static str],
    /// What stands in the message as well; empty where the code is enough.
    text: &'static str,
}

const fn sign(class: Class, of: Of, codes: &'static [&'static str]) -> Sign {
    Sign {
        class,
        of,
        codes,
        text: "",
    }
}

const PRINCIPALS: Of = Of::These(&[Operation::IamCreateRole, Operation::IamUpdateAssumeRolePolicy]);
const ENTITIES_GO: Of = Of::These(&[
    Operation::IamDeleteRole,
    Operation::IamDeleteUser,
    Operation::IamDeleteGroup,
    Operation::IamDeletePolicy,
]);
const REMOVALS: Of = Of::Prefix(&["Delete", "Detach", "Remove", "Untag"]);
const PROBES: Of = Of::These(&[
    Operation::Ec2DescribeVpcs,
    Operation::Ec2DescribeSubnets,
    Operation::Ec2DescribeRegions,
    Operation::Route53ListHostedZones,
    Operation::S3ListBuckets,
    Operation::IamListAccountAliases,
]);

/// The first that holds decides. Codes are those of the services' API references and of botocore's
/// `_retry.json`.
const SIGNS: &[Sign] = &[
    sign(
        Class::Organizations,
        Of::Service(Service::Organizations),
        &[
            "TooManyRequestsException",
            "ConcurrentModificationException",
            "ServiceException",
        ],
    ),
    sign(
        Class::Throttle,
        Of::Any,
        &[
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "RequestThrottled",
            "RequestThrottledException",
            "RequestLimitExceeded",
            "TooManyRequestsException",
            "SlowDown",
        ],
    ),
    sign(Class::Expiry, Of::Any, &["ExpiredToken", "ExpiredTokenException"]),
    sign(
        Class::Server,
        Of::Any,
        &[
            "ServiceFailure",
            "InternalFailure",
            "InternalError",
            "ServiceUnavailable",
            "Unavailable",
        ],
    ),
    sign(
        Class::NewKey,
        Of::Any,
        &[
            "InvalidClientTokenId",
            "AuthFailure",
            "InvalidAccessKeyId",
            "UnrecognizedClientException",
        ],
    ),
    sign(
        Class::Concurrency,
        Of::Any,
        &["ConcurrentModification", "EntityTemporarilyUnmodifiable"],
    ),
    Sign {
        text: "Invalid principal in policy",
        ..sign(Class::Principal, PRINCIPALS, &["MalformedPolicyDocument"])
    },
    sign(Class::Delete, ENTITIES_GO, &["DeleteConflict"]),
    sign(Class::Gone, REMOVALS, &["NoSuchEntity"]),
    sign(Class::Lost, Of::Prefix(&["Create"]), &["EntityAlreadyExists"]),
    sign(Class::NewEntity, Of::Service(Service::Iam), &["NoSuchEntity"]),
    sign(
        Class::Chain,
        Of::These(&[Operation::StsAssumeRole]),
        &["AccessDenied"],
    ),
    sign(
        Class::Probe,
        PROBES,
        &["UnauthorizedOperation", "AccessDenied", "AccessDeniedException"],
    ),
];

/// The class of a failed call: what it is a sign of. Whether waiting is right is for the law to say, and
/// for who knows what is fresh.
#[must_use]
pub fn classify(error: &CallError) -> Class {
    let refusal = match &error.kind {
        CallErrorKind::Refused(refusal) => refusal,
        CallErrorKind::Unsent { .. }
        | CallErrorKind::Unanswered { .. }
        | CallErrorKind::Unintelligible { .. } => {
            return Class::Server;
        }
    };
    // Whatever the code: LocalStack's is `InternalFailure`.
    if error.is_unimplemented() {
        return Class::Never;
    }
    let holds = |sign: &&Sign| {
        sign.of.holds(error.operation)
            && sign.codes.contains(&refusal.code.as_str())
            && refusal.message.contains(sign.text)
    };
    match SIGNS.iter().find(holds) {
        Some(sign) => sign.class,
        None if throttled_by_status(refusal) => Class::Throttle,
        None if refusal.status >= 500 => Class::Server,
        None => Class::Never,
    }
}

/// Some services throttle under other codes.
fn throttled_by_status(refusal: &Refusal) -> bool {
    refusal.status == 429 || (refusal.status == 400 && refusal.message.contains("Rate exceeded"))
}

/// Whether an operation, sent twice, leaves what it leaves when sent once. What creates doesn't: the second
/// time is refused, or makes a second thing.
#[must_use]
pub fn repeatable(operation: Operation) -> bool {
    operation.info().access == Access::Read || !operation.name().starts_with("Create")
}
