//! What resource control policies bind: the services that support them, and what is exempt.
//!
//! Source: Organizations User Guide, *orgs_manage_policies_rcps* (*List of AWS services that support RCPs*, *Resources
//! and entities not restricted by RCPs*), as of 2026-09. Apart from the rule of how policy types combine, since
//! AWS adds services often.

use crate::principal::is_service_linked_role;

use super::{Principal, Request};

/// The prefixes of the services that support resource control policies, sorted.
const SERVICES: &[&str] = &[
    "aoss",
    "appconfig",
    "appstream",
    "autoscaling",
    "autoscaling-plans",
    "budgets",
    "clouddirectory",
    "cloudfront",
    "cloudsearch",
    "cloudtrail-data",
    "codeartifact",
    "codebuild",
    "codecommit",
    "codepipeline",
    "cognito-identity",
    "cognito-idp",
    "comprehend",
    "comprehendmedical",
    "compute-optimizer",
    "cost-optimization-hub",
    "dax",
    "dsql",
    "dynamodb",
    "ecr",
    "ecr-public",
    "events",
    "firehose",
    "fis",
    "fms",
    "gamelift",
    "health",
    "inspector-scan",
    "kendra",
    "kinesisvideo",
    "kms",
    "logs",
    "memorydb",
    "networkmonitor",
    "notifications",
    "opensearch",
    "pca-connector-ad",
    "personalize",
    "polly",
    "pricing",
    "resource-groups",
    "rolesanywhere",
    "s3",
    "secretsmanager",
    "servicediscovery",
    "signin",
    "sqs",
    "sts",
    "support",
    "swf",
    "textract",
    "timestream-influxdb",
    "transcribe",
    "transfer",
    "translate",
    "wafv2",
    "workspaces",
    "xray",
];

/// Whether resource control policies bind requests to a service, by the prefix of its actions in lower case.
pub fn supports_rcps(service: &str) -> bool {
    SERVICES.binary_search(&service).is_ok()
}

/// Whether resource control policies bear on a request: its service supports them, and it is none of what they
/// can't restrict. Resources of the management account are who gives the policies' concern: none bind there.
///
/// Assumed: a KMS key is the customer's own. Of keys that AWS manages, which are exempt, an ARN doesn't tell.
pub(super) fn binds(request: &Request) -> bool {
    let action = &request.action;
    if !supports_rcps(action.service()) || action.folded() == "kms:retiregrant" {
        return false;
    }
    !request.principal.is_service_linked() && !assumes_its_service_linked_role(request)
}

/// "RCPs also do not impact AWS services' ability to assume a service-linked role".
fn assumes_its_service_linked_role(request: &Request) -> bool {
    matches!(request.principal, Principal::Service { .. })
        && request.action.folded() == "sts:assumerole"
        && request
            .resource
            .as_ref()
            .is_some_and(|role| role.service() == "iam" && is_service_linked_role(role))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_can_be_searched() {
        assert!(
            SERVICES.is_sorted(),
            "a prefix that isn't in its place is never found"
        );
        for (service, supported) in [
            ("s3", true),
            ("xray", true),
            ("aoss", true),
            ("ec2", false),
            ("iam", false),
        ] {
            assert_eq!(supports_rcps(service), supported, "{service}");
        }
    }
}
