//! A naive evaluator, written straight from the documentation's flow chart over plain JSON.
//!
//! It shares nothing with the evaluator but the types of request and policies: no compiled patterns,
//! no parsed principals, no typed operators. Dates and addresses it reads as the random policies have them.

mod condition;

use condition::condition;
use rolecall_iam::context::Values;
use rolecall_iam::evaluate::{Attached, Layer, Level, Policies, Principal, Request};
use serde_json::Value;

/// What some policies say: whether one denies, and in which ways one allows.
#[derive(Default)]
struct Says {
    denies: bool,
    allows: Vec<Named>,
}

/// How a statement names the caller.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Named {
    Account,
    Entity,
    Directly,
}

/// In the order of the page (Organizations User Guide, *orgs_manage_policies_rcps*).
const RCP_SERVICES: &str = "appstream dsql clouddirectory cloudfront cloudsearch logs networkmonitor cognito-identity \
    cognito-idp comprehend comprehendmedical firehose dynamodb dax autoscaling ecr ecr-public gamelift inspector-scan \
    kendra kinesisvideo memorydb aoss personalize polly s3 swf sqs textract timestream-influxdb transcribe translate \
    workspaces appconfig autoscaling-plans budgets servicediscovery cloudtrail-data codeartifact codebuild codecommit \
    codepipeline compute-optimizer cost-optimization-hub events fms fis health rolesanywhere kms opensearch pricing \
    pca-connector-ad resource-groups secretsmanager sts signin support transfer notifications wafv2 xray";

/// `Allow`, `AllowUnless`, `ImplicitDeny` or `ExplicitDeny`.
pub(crate) fn decide(request: &Request, policies: &Policies) -> &'static str {
    let caller = &request.principal;
    let is_root = matches!(caller, Principal::Root { .. });
    let stranger = matches!(
        caller,
        Principal::Service { .. } | Principal::Anonymous | Principal::Federated { .. }
    );
    let federated = matches!(caller, Principal::FederatedUser { .. });
    match (caller, request.action.folded()) {
        (Principal::Root { .. }, "sts:assumerole") => return "ImplicitDeny",
        _ if stranger => {}
        (_, "sts:getcalleridentity") => return "Allow",
        (Principal::FederatedUser { .. }, action) if action.starts_with("sts:") => return "ImplicitDeny",
        (Principal::RoleSession { .. }, "sts:getsessiontoken" | "sts:getfederationtoken") => {
            return "ImplicitDeny";
        }
        (_, "sts:getsessiontoken") => return "Allow",
        _ => {}
    }
    // A federated user of the root user is limited as the root user is.
    let is_root = is_root
        || matches!(caller, Principal::FederatedUser { user, .. } if user.as_str().ends_with(":root"));

    let linked = matches!(caller, Principal::RoleSession { role, .. }
        if role.as_str().contains(":role/aws-service-role/"));
    let linked_target = matches!(caller, Principal::Service { .. })
        && request.action.folded() == "sts:assumerole"
        && request
            .resource
            .as_ref()
            .is_some_and(|arn| arn.as_str().contains(":role/aws-service-role/"));
    let service = request.action.folded().split(':').next().unwrap_or_default();
    let controlled = RCP_SERVICES.split_whitespace().any(|known| known == service)
        && request.action.folded() != "kms:retiregrant"
        && !linked
        && !linked_target;

    // Which layers apply, what they say, which can't be read.
    let bounded = matches!(policies.boundary, Layer::Known(_)) && !stranger && !is_root;
    let look = |attached: &[Attached], on_resource| look(attached, request, on_resource, bounded);
    let mut unread = false;
    let mut denied = false;
    let mut limited = false;
    let mut limit = |says: Says| {
        denied |= says.denies;
        limited |= says.allows.is_empty();
    };
    for (levels, applies) in [
        (&policies.rcps, controlled),
        (&policies.scps, !stranger && !linked),
    ] {
        match levels {
            Layer::Known(levels) if applies => {
                if levels.is_empty() {
                    limit(Says::default());
                }
                for Level { policies, .. } in levels {
                    limit(look(policies, false));
                }
            }
            Layer::Unread(_) if applies => unread = true,
            _ => {}
        }
    }
    match &policies.endpoint {
        Layer::Known(policy) => limit(look(std::slice::from_ref(policy), false)),
        Layer::Unread(_) => unread = true,
        Layer::Absent => {}
    }
    let mut resource = Vec::new();
    match &policies.resource {
        Layer::Known(policy) => {
            let says = look(std::slice::from_ref(policy), true);
            denied |= says.denies;
            resource = says.allows;
        }
        Layer::Unread(_) => {
            unread = true;
            resource.push(Named::Directly);
        }
        Layer::Absent => {}
    }
    let mut identity = is_root;
    if !stranger && !is_root {
        match &policies.identity {
            Layer::Known(known) => {
                let says = look(known, false);
                denied |= says.denies;
                identity = !says.allows.is_empty();
            }
            Layer::Unread(_) => (unread, identity) = (true, true),
            Layer::Absent => {}
        }
    }
    let mut boundary = true;
    if !stranger && !is_root {
        match &policies.boundary {
            Layer::Known(policy) => {
                let says = look(std::slice::from_ref(policy), false);
                denied |= says.denies;
                boundary = !says.allows.is_empty();
            }
            Layer::Unread(_) => unread = true,
            Layer::Absent => {}
        }
    }
    let mut session = true;
    if !stranger {
        match &policies.session {
            Layer::Known(known) => {
                let says = look(known, false);
                denied |= says.denies;
                session = !says.allows.is_empty();
            }
            Layer::Unread(_) => unread = true,
            Layer::Absent => session = !federated,
        }
    }

    if denied {
        return "ExplicitDeny";
    }
    let own = identity && boundary && session;
    let resource_arn = request.resource.as_ref().map_or("*", |arn| arn.as_str());
    let must_allow = (resource_arn.contains(":role/")
        && request.action.service() == "sts"
        && request.action.folded() != "sts:assumeroot")
        || (resource_arn.contains(":key/")
            && request.action.service() == "kms"
            // Without a key policy the default one delegates.
            && !matches!(policies.resource, Layer::Absent));
    let by = |named| resource.contains(&named);
    let allowed = if limited {
        false
    } else if stranger {
        !resource.is_empty()
    } else if crosses_accounts(request) {
        own && (!resource.is_empty() || request.action.folded() == "sts:assumeroot")
    } else {
        by(Named::Directly)
            || (by(Named::Entity) && boundary && session)
            || (own && (!must_allow || by(Named::Account)))
    };
    match (allowed, unread) {
        (false, _) => "ImplicitDeny",
        (true, true) => "AllowUnless",
        (true, false) => "Allow",
    }
}

fn account_of(arn: &str) -> &str {
    arn.split(':').nth(4).unwrap_or_default()
}

fn crosses_accounts(request: &Request) -> bool {
    let Some(caller) = request.principal.arn() else {
        return false;
    };
    let owner = match (&request.resource_account, &request.resource) {
        (Some(owner), _) => owner.to_string(),
        (None, Some(arn)) => account_of(arn.as_str()).to_owned(),
        (None, None) => String::new(),
    };
    !owner.is_empty() && owner != account_of(caller.as_str())
}

fn look(attached: &[Attached], request: &Request, on_resource: bool, bounded: bool) -> Says {
    let mut says = Says::default();
    for policy in attached {
        let document: Value = serde_json::from_str(policy.document.text()).unwrap();
        let variables = document["Version"] == "2012-10-17";
        for statement in list(&document["Statement"]) {
            let deny = statement["Effect"] == "Deny";
            let named = if on_resource || has_principal(statement) {
                names(statement, &request.principal, deny, bounded)
            } else {
                vec![Named::Directly]
            };
            let matches = !named.is_empty()
                && acts(statement, request)
                && reaches(statement, request, variables)
                && conditions(statement, request, variables);
            match (matches, deny) {
                (false, _) => {}
                (true, true) => says.denies = true,
                (true, false) => says.allows.extend(named),
            }
        }
    }
    says
}

fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().collect(),
        one => vec![one],
    }
}

fn texts(value: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    list(value).into_iter().map(text).collect()
}

fn has_principal(statement: &Value) -> bool {
    !statement["Principal"].is_null() || !statement["NotPrincipal"].is_null()
}

/// Every ARN and id that stands for the caller, and in which way each does.
fn stands_for(caller: &Principal) -> Vec<(String, Named)> {
    let account = |arn: &str| (account_of(arn).to_owned(), Named::Account);
    match caller {
        Principal::Root { arn } => vec![(account_of(arn.as_str()).to_owned(), Named::Directly)],
        Principal::User { arn, id } => {
            let mut all = vec![(arn.to_string(), Named::Directly), account(arn.as_str())];
            all.extend(id.iter().map(|id| (id.to_string(), Named::Directly)));
            all
        }
        Principal::RoleSession {
            session,
            role,
            role_id,
        } => {
            let mut all = vec![
                (session.to_string(), Named::Directly),
                (role.to_string(), Named::Entity),
                account(role.as_str()),
            ];
            all.extend(role_id.iter().map(|id| (id.to_string(), Named::Entity)));
            all
        }
        Principal::FederatedUser { arn, user, user_id } => {
            let mut all = vec![
                (arn.to_string(), Named::Directly),
                (user.to_string(), Named::Entity),
                account(arn.as_str()),
            ];
            all.extend(user_id.iter().map(|id| (id.to_string(), Named::Entity)));
            all
        }
        Principal::Service { .. } | Principal::Federated { .. } | Principal::Anonymous => Vec::new(),
    }
}

fn names(statement: &Value, caller: &Principal, deny: bool, bounded: bool) -> Vec<Named> {
    let negated = !statement["NotPrincipal"].is_null();
    let element = &statement[if negated { "NotPrincipal" } else { "Principal" }];
    let mut named = Vec::new();
    let mut listed = texts(&element["AWS"]);
    if element == "*" {
        listed.push("*".to_owned());
    }
    for text in &mut listed {
        if text == "*" {
            named.push(Named::Directly);
        }
        if let Some(account) = text
            .strip_prefix("arn:aws:iam::")
            .and_then(|rest| rest.strip_suffix(":root"))
        {
            *text = account.to_owned();
        }
    }
    let own = stands_for(caller);
    named.extend(
        own.iter()
            .filter(|(text, _)| listed.contains(text))
            .map(|(_, named)| *named),
    );
    if let Principal::Service { name } = caller
        && texts(&element["Service"])
            .iter()
            .any(|service| **service == **name)
    {
        named.push(Named::Directly);
    }
    if let Principal::Federated { provider } = caller
        && texts(&element["Federated"])
            .iter()
            .any(|listed| **listed == **provider)
    {
        named.push(Named::Directly);
    }
    if !negated {
        return named;
    }
    // A Deny spares whom each of whose own ARNs is listed (by its id too), and nobody with a boundary; an
    // Allow excepts whoever is listed in any way.
    let spared = if !deny || own.is_empty() {
        !named.is_empty()
    } else {
        let everyone = listed.iter().any(|text| text == "*");
        let ways = [Named::Account, Named::Entity, Named::Directly];
        let each = ways.into_iter().all(|way| {
            let mut of_this_way = own.iter().filter(|(_, named)| *named == way).peekable();
            of_this_way.peek().is_none()
                || of_this_way.any(|(text, _)| {
                    // The root user is its account.
                    let account = account_of(text).to_owned();
                    listed.contains(text) || (text.ends_with(":root") && listed.contains(&account))
                })
        });
        !bounded && (everyone || each)
    };
    if spared { Vec::new() } else { vec![Named::Directly] }
}

/// `*` any characters, `?` one: by trying every split.
fn glob(pattern: &str, text: &str) -> bool {
    match pattern.chars().next() {
        None => text.is_empty(),
        Some('*') => text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .any(|at| glob(&pattern[1..], &text[at..])),
        Some(wanted) => text.chars().next().is_some_and(|found| {
            let wanted_found = if wanted == STAR {
                found == '*'
            } else {
                wanted == '?' || wanted == found
            };
            wanted_found && glob(&pattern[wanted.len_utf8()..], &text[found.len_utf8()..])
        }),
    }
}

fn acts(statement: &Value, request: &Request) -> bool {
    let negated = statement["Action"].is_null();
    let patterns = texts(&statement[if negated { "NotAction" } else { "Action" }]);
    let action = request.action.as_str().to_lowercase();
    patterns
        .iter()
        .any(|pattern| glob(&pattern.to_lowercase(), &action))
        != negated
}

/// What stands for a literal star until patterns are compared: the random texts don't have it.
const STAR: char = '\u{1}';

/// A text with its variables filled in; `None` when one has no value.
fn filled(text: &str, request: &Request, variables: bool) -> Option<String> {
    let mut whole = String::new();
    let mut rest = text;
    while variables && let Some((before, after)) = rest.split_once("${") {
        let (inside, after) = after.split_once('}').unwrap();
        whole.push_str(before);
        rest = after;
        if inside == "*" {
            whole.push(STAR);
            continue;
        }
        let (key, default) = match inside.split_once(", '") {
            Some((key, default)) => (key, default.strip_suffix('\'')),
            None => (inside, None),
        };
        let value = match request.context.get(key) {
            Some(Values::One(value)) => Some(&**value),
            _ => default,
        };
        // A star of a value is no wildcard.
        whole.push_str(&value?.replace('*', &STAR.to_string()));
    }
    whole.push_str(rest);
    Some(whole)
}

fn arn_glob(pattern: &str, text: &str) -> bool {
    if pattern == "*" {
        return true;
    }
    let patterns: Vec<_> = pattern.splitn(6, ':').collect();
    let parts: Vec<_> = text.splitn(6, ':').collect();
    parts.len() == patterns.len()
        && patterns
            .iter()
            .zip(parts)
            .all(|(pattern, part)| glob(pattern, part))
}

fn reaches(statement: &Value, request: &Request, variables: bool) -> bool {
    let negated = statement["Resource"].is_null();
    let patterns = texts(&statement[if negated { "NotResource" } else { "Resource" }]);
    let resource = request.resource.as_ref().map_or("*", |arn| arn.as_str());
    let filled: Vec<_> = patterns
        .iter()
        .map(|pattern| filled(pattern, request, variables))
        .collect();
    if negated {
        filled.iter().all(|pattern| {
            pattern
                .as_ref()
                .is_some_and(|pattern| !arn_glob(pattern, resource))
        })
    } else {
        filled.iter().flatten().any(|pattern| arn_glob(pattern, resource))
    }
}

fn conditions(statement: &Value, request: &Request, variables: bool) -> bool {
    let operators = statement["Condition"].as_object().into_iter().flatten();
    operators.into_iter().all(|(operator, keys)| {
        keys.as_object().unwrap().iter().all(|(key, wanted)| {
            let wanted: Vec<_> = texts(wanted)
                .iter()
                .map(|text| filled(text, request, variables))
                .collect();
            condition(operator, request.context.get(key), &wanted)
        })
    })
}
