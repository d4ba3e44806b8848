//! The accounts of an organization: made in the background, moved, closed, listed.

use std::sync::Arc;

use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::organizations as api;
use rolecall_iam::account::AccountId;

use crate::account::jobs::Job;
use crate::call::ask::Ask;
use crate::call::page::Page;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::organization::{AccountRequest, Joined, Organization, RequestState, State, letters};
use crate::time::clock::Moment;
use crate::world::World;

use super::{ask_of, constraint, managing, member, modelled, page, reading, tags, units};

/// What an account made by Organizations is entered through, unless another name was given.
const ACCESS_ROLE: &str = "OrganizationAccountAccessRole";
/// Nine days in ten of the ninety in which a closed account can be reopened pass unseen here; that closing
/// itself takes a while is seen (AWS Account Management Reference Guide, `manage-acct-closing.html`).
const SOME_CLOSINGS: usize = 10;

fn no_such_account(operation: Operation) -> Refusal {
    let text = "You specified an account that doesn't exist.";
    modelled(operation, "AccountNotFoundException", text)
}

pub(super) fn shown(
    world: &World,
    organization: &Organization,
    account: AccountId,
    now: Moment,
) -> api::Account {
    let known = world.account(account);
    let member = organization.member(account);
    let state = known.map_or(State::Active, |account| account.state(now));
    let above = member.and_then(|member| member.parent.latest());
    api::Account {
        id: Some(account.to_string()),
        arn: Some(organization.arn(&format!("account/{}/{account}", organization.id))),
        email: known.map(|account| account.email.clone()),
        name: known.map(|account| account.name.clone()),
        status: Some(state.status().to_owned()),
        state: Some(state.as_str().to_owned()),
        paths: above
            .map(|above| {
                let mut path = organization.path_of(above);
                path.push(Arc::from(account.as_str()));
                organization.joined(&path)
            })
            .into_iter()
            .collect(),
        joined_method: member.map(|member| {
            match member.how {
                Joined::Invited => "INVITED",
                Joined::Created => "CREATED",
            }
            .to_owned()
        }),
        joined_timestamp: member.map(|member| member.joined.timestamp()),
    }
}

fn shown_request(request: &AccountRequest) -> api::CreateAccountStatus {
    let mut shown = api::CreateAccountStatus {
        id: Some(request.id.to_string()),
        account_name: Some(request.name.clone()),
        state: Some(request.state.as_str().to_owned()),
        requested_timestamp: Some(request.requested.timestamp()),
        ..api::CreateAccountStatus::default()
    };
    match &request.state {
        RequestState::InProgress => {}
        RequestState::Succeeded { account, at } => {
            shown.account_id = Some(account.to_string());
            shown.completed_timestamp = Some(at.timestamp());
        }
        RequestState::Failed { reason, at } => {
            shown.failure_reason = Some(reason.clone());
            shown.completed_timestamp = Some(at.timestamp());
        }
    }
    shown
}

/// Asks for an account, which comes to be in the background.
pub(super) fn create(
    scene: &mut Scene<'_>,
    request: api::CreateAccountRequest,
) -> Result<api::CreateAccountResponse, Refusal> {
    let new = tags::read(&request.tags)?;
    if !new.is_empty() {
        scene.authorize(Ask::anywhere("organizations:TagResource").request_tags(&new))?;
    }
    let ask = Ask::anywhere("organizations:CreateAccount").request_tags(&new);
    let (now, nth, chance) = (scene.now, scene.nth, scene.world.chance());
    let takes = scene.delays();
    let organization = managing(scene, ask)?;
    if organization.accounts_made() >= organization.quotas.accounts {
        return Err(constraint(
            "ACCOUNT_NUMBER_LIMIT_EXCEEDED",
            "You have exceeded the allowed number of AWS accounts.",
        ));
    }
    let key = chance
        .key("create account")
        .text(&organization.id)
        .text(&request.email)
        .number(u64::try_from(now.millis()).unwrap_or(0))
        .number(u64::from(nth));
    let record = AccountRequest {
        id: format!("car-{}", letters(key, 32)).into(),
        email: request.email,
        name: request.account_name,
        role: request.role_name.unwrap_or_else(|| ACCESS_ROLE.to_owned()),
        tags: new,
        requested: now,
        state: RequestState::InProgress,
    };
    let answer = shown_request(&record);
    let job = Job::OpenAccount {
        request: record.id.clone(),
    };
    organization.put_account_request(record);
    let at = now.plus(takes.job(key.text("takes")));
    scene.world.schedule(at, now, job);
    Ok(api::CreateAccountResponse {
        create_account_status: Some(answer),
    })
}

pub(super) fn describe_request(
    scene: &mut Scene<'_>,
    request: api::DescribeCreateAccountStatusRequest,
) -> Result<api::DescribeCreateAccountStatusResponse, Refusal> {
    let ask = Ask::anywhere("organizations:DescribeCreateAccountStatus");
    let organization = reading(scene, ask)?;
    let found = organization.account_request(&request.create_account_request_id);
    let found = found.ok_or_else(|| {
        modelled(
            Operation::OrganizationsDescribeCreateAccountStatus,
            "CreateAccountStatusNotFoundException",
            "You specified a create account request that doesn't exist.",
        )
    })?;
    Ok(api::DescribeCreateAccountStatusResponse {
        create_account_status: Some(shown_request(found)),
    })
}

pub(super) fn list_requests(
    scene: &mut Scene<'_>,
    request: api::ListCreateAccountStatusRequest,
) -> Result<api::ListCreateAccountStatusResponse, Refusal> {
    let organization = reading(scene, Ask::anywhere("organizations:ListCreateAccountStatus"))?;
    let wanted = |state: &str| request.states.is_empty() || request.states.iter().any(|one| one == state);
    let requests = organization
        .account_requests()
        .filter(|request| wanted(request.state.as_str()));
    let page = page(
        requests,
        |request| request.id.to_string(),
        request.next_token.as_deref(),
        request.max_results,
    )?
    .map(shown_request);
    Ok(api::ListCreateAccountStatusResponse {
        create_account_statuses: page.items,
        next_token: page.next,
    })
}

/// Closes a member account. Of all accounts, ten in a hundred may be closed in thirty days, and ten at least
/// (Organizations User Guide, `orgs_reference_limits.html`).
pub(super) fn close(scene: &mut Scene<'_>, request: api::CloseAccountRequest) -> Result<(), Refusal> {
    let operation = Operation::OrganizationsCloseAccount;
    let (now, delays, chance) = (scene.now, scene.delays(), scene.world.chance());
    let ask = ask_of(scene, "organizations:CloseAccount", &request.account_id);
    let organization = managing(scene, ask)?;
    let account = in_organization(organization, operation, &request.account_id)?;
    if account == organization.management {
        return Err(constraint(
            "CANNOT_CLOSE_MANAGEMENT_ACCOUNT",
            "You can't close the management account.",
        ));
    }
    let members: Vec<AccountId> = organization.members().map(|(account, _)| account).collect();
    let closing = |account: &AccountId| {
        let known = scene.world.account(*account);
        known.and_then(|account| account.closes)
    };
    match closing(&account) {
        Some(at) if at <= now => {
            let text = "The provided account is already closed.";
            return Err(modelled(operation, "AccountAlreadyClosedException", text));
        }
        Some(_) => {
            let text =
                "The request failed because it conflicts with the current state of the specified resource.";
            return Err(modelled(operation, "ConflictException", text));
        }
        None => {}
    }
    let month = Moment::EPOCH.plus_millis(now.millis().saturating_sub(30 * 86_400_000));
    let closed = members
        .iter()
        .filter_map(closing)
        .filter(|at| *at >= month)
        .count();
    if closed >= SOME_CLOSINGS.max(members.len() / 10) {
        return Err(constraint(
            "CLOSE_ACCOUNT_QUOTA_EXCEEDED",
            "You have exceeded close account quota for the past 30 days.",
        ));
    }
    let key = chance.key("close account").text(account.as_str());
    let at = now.plus(delays.job(key));
    if let Some(account) = scene.world.accounts.get_mut(&account) {
        account.closes = Some(at);
    }
    Ok(())
}

fn in_organization(
    organization: &Organization,
    operation: Operation,
    id: &str,
) -> Result<AccountId, Refusal> {
    let account: Option<AccountId> = id.parse().ok();
    account
        .filter(|account| organization.member(*account).is_some())
        .ok_or_else(|| no_such_account(operation))
}

/// Moves an account from one parent beneath another.
pub(super) fn relocate(scene: &mut Scene<'_>, request: api::MoveAccountRequest) -> Result<(), Refusal> {
    let operation = Operation::OrganizationsMoveAccount;
    let (now, delays) = (scene.now, scene.delays());
    // All three must be allowed (Service Authorization Reference, `list_awsorganizations.html`).
    for id in [&request.source_parent_id, &request.destination_parent_id] {
        scene.authorize(ask_of(scene, "organizations:MoveAccount", id))?;
    }
    let ask = ask_of(scene, "organizations:MoveAccount", &request.account_id);
    let organization = managing(scene, ask)?;
    let account = in_organization(organization, operation, &request.account_id)?;
    if organization.parent(&request.source_parent_id).is_err() {
        let text = "You specified a source root or OU that doesn't exist.";
        return Err(modelled(operation, "SourceParentNotFoundException", text));
    }
    if organization.parent(&request.destination_parent_id).is_err() {
        let text = "You specified a destination root or OU that doesn't exist.";
        return Err(modelled(operation, "DestinationParentNotFoundException", text));
    }
    let above = organization
        .member(account)
        .and_then(|member| member.parent.latest());
    let is_at = |parent: &str| above.is_some_and(|above| **above == *parent);
    if is_at(&request.destination_parent_id) {
        let text = "The provided account is already present in the specified destination.";
        return Err(modelled(operation, "DuplicateAccountException", text));
    }
    if !is_at(&request.source_parent_id) {
        return Err(no_such_account(operation));
    }
    organization
        .move_account(account, &request.destination_parent_id, delays, now)
        .map_err(|_| no_such_account(operation))
}

pub(super) fn remove(
    scene: &mut Scene<'_>,
    request: api::RemoveAccountFromOrganizationRequest,
) -> Result<(), Refusal> {
    let operation = Operation::OrganizationsRemoveAccountFromOrganization;
    let ask = ask_of(
        scene,
        "organizations:RemoveAccountFromOrganization",
        &request.account_id,
    );
    let organization = managing(scene, ask)?;
    let account = in_organization(organization, operation, &request.account_id)?;
    part(organization, operation, account)
}

pub(super) fn leave(scene: &mut Scene<'_>, _: api::LeaveOrganizationRequest) -> Result<(), Refusal> {
    let operation = Operation::OrganizationsLeaveOrganization;
    let account = scene.account_id();
    member(scene, Ask::anywhere("organizations:LeaveOrganization"))?;
    match &mut scene.world.organization {
        Some(organization) => part(organization, operation, account),
        None => Ok(()),
    }
}

fn part(organization: &mut Organization, operation: Operation, account: AccountId) -> Result<(), Refusal> {
    if account == organization.management {
        let text = "You can't remove a management account from an organization.";
        return Err(modelled(
            operation,
            "MasterCannotLeaveOrganizationException",
            text,
        ));
    }
    if organization.delegated_to(account).is_some() {
        return Err(constraint(
            "CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG",
            "This account is a delegated administrator and can't be removed from the organization.",
        ));
    }
    // It has neither a contract nor a way to pay of its own (Organizations User Guide,
    // `orgs_manage_accounts_remove.html`).
    let made = organization
        .member(account)
        .is_some_and(|member| member.how == Joined::Created);
    if made {
        return Err(constraint(
            "MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED",
            "The member account is missing one or more of the prerequisites required to operate as a standalone account.",
        ));
    }
    organization.leave(account);
    Ok(())
}

pub(super) fn describe(
    scene: &mut Scene<'_>,
    request: api::DescribeAccountRequest,
) -> Result<api::DescribeAccountResponse, Refusal> {
    let operation = Operation::OrganizationsDescribeAccount;
    let now = scene.now;
    let ask = ask_of(scene, "organizations:DescribeAccount", &request.account_id);
    let account = in_organization(reading(scene, ask)?, operation, &request.account_id)?;
    let shown = scene
        .world
        .organization()
        .map(|organization| shown(scene.world, organization, account, now));
    Ok(api::DescribeAccountResponse { account: shown })
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    request: api::ListAccountsRequest,
) -> Result<api::ListAccountsResponse, Refusal> {
    let organization = reading(scene, Ask::anywhere("organizations:ListAccounts"))?;
    let members: Vec<AccountId> = organization.members().map(|(account, _)| account).collect();
    let page = accounts(scene, members, request.next_token.as_deref(), request.max_results)?;
    Ok(api::ListAccountsResponse {
        accounts: page.items,
        next_token: page.next,
    })
}

pub(super) fn list_for_parent(
    scene: &mut Scene<'_>,
    request: api::ListAccountsForParentRequest,
) -> Result<api::ListAccountsForParentResponse, Refusal> {
    let ask = ask_of(scene, "organizations:ListAccountsForParent", &request.parent_id);
    let organization = reading(scene, ask)?;
    let operation = Operation::OrganizationsListAccountsForParent;
    units::parent_exists(organization, operation, &request.parent_id)?;
    let members = units::accounts_beneath(organization, &request.parent_id).collect();
    let page = accounts(scene, members, request.next_token.as_deref(), request.max_results)?;
    Ok(api::ListAccountsForParentResponse {
        accounts: page.items,
        next_token: page.next,
    })
}

fn accounts(
    scene: &Scene<'_>,
    members: Vec<AccountId>,
    token: Option<&str>,
    max: Option<i64>,
) -> Result<Page<api::Account>, Refusal> {
    let page = page(members, AccountId::to_string, token, max)?;
    let organization = scene
        .world
        .organization()
        .ok_or_else(|| refusal::validation(""))?;
    Ok(page.map(|account| shown(scene.world, organization, account, scene.now)))
}
