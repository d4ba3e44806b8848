//! The accounts that organizational units hold, theirs and those of the units below them.

use std::collections::{BTreeMap, BTreeSet};

use rolecall_api::Aws;
use rolecall_api::views::organizations::{
    ListAccountsForParentRequest, ListOrganizationalUnitsForParentRequest,
};
use rolecall_iam::account::AccountId;

use super::ObserveError;
use crate::observed::Member;
use crate::session::{Reader, Session};
use crate::setup::Setup;

/// Asks the organization, from its management account where the setup names it. An account that two units
/// name belongs to the first.
pub(super) async fn members<A: Aws + 'static>(
    session: &Session<A>,
    setup: &Setup,
) -> Result<Vec<Member>, ObserveError> {
    if setup.units.is_empty() {
        return Ok(Vec::new());
    }
    let reader = session.read(setup.management.unwrap_or(setup.hub.account));
    let mut found: BTreeMap<AccountId, Member> = BTreeMap::new();
    for (index, units) in setup.units.iter().enumerate() {
        let mut seen = BTreeSet::new();
        let mut open: Vec<String> = units.units.iter().rev().cloned().collect();
        while let Some(unit) = open.pop() {
            if !seen.insert(unit.clone()) {
                continue;
            }
            let (accounts, below) = unit_of(&reader, &unit).await?;
            for (account, name) in accounts {
                found.entry(account).or_insert(Member {
                    units: index,
                    account,
                    name,
                });
            }
            open.extend(below.into_iter().rev());
        }
    }
    Ok(found.into_values().collect())
}

type Holds = (Vec<(AccountId, String)>, Vec<String>);

/// The active accounts of one unit, and the units directly below it.
async fn unit_of<A: Aws + 'static>(reader: &Reader<A>, unit: &str) -> Result<Holds, ObserveError> {
    let failed = |error| ObserveError::Organization {
        unit: unit.to_owned(),
        error: Box::new(error),
    };
    let parent_id = unit.to_owned();
    let accounts = reader
        .send_all(ListAccountsForParentRequest {
            parent_id: parent_id.clone(),
            ..Default::default()
        })
        .await
        .map_err(failed)?;
    let below = reader
        .send_all(ListOrganizationalUnitsForParentRequest {
            parent_id,
            ..Default::default()
        })
        .await
        .map_err(failed)?;
    // `Status` was retired in favour of `State` (Organizations API, `Account`).
    let active = accounts
        .accounts
        .into_iter()
        .filter(|account| account.state.as_deref() == Some("ACTIVE"))
        .filter_map(|account| Some((account.id?.parse().ok()?, account.name.unwrap_or_default())));
    let below = below.organizational_units.into_iter().filter_map(|unit| unit.id);
    Ok((active.collect(), below.collect()))
}
