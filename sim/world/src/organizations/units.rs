//! Organizational units, and what is beneath what.

use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::organizations as api;

use crate::call::scene::Scene;
use crate::organization::{Organization, Unit};

use super::{ask_of, constraint, managing, modelled, page, reading, tags};

fn shown(organization: &Organization, unit: &Unit) -> api::OrganizationalUnit {
    api::OrganizationalUnit {
        id: Some(unit.id.to_string()),
        arn: Some(organization.arn(&format!("ou/{}/{}", organization.id, unit.id))),
        name: Some(unit.name.clone()),
        path: Some(organization.joined(&organization.path_of(&unit.id))),
    }
}

pub(super) fn parent_exists(
    organization: &Organization,
    operation: Operation,
    id: &str,
) -> Result<(), Refusal> {
    if *organization.root == *id || organization.unit(id).is_some() {
        return Ok(());
    }
    let text = "You specified parent that doesn't exist.";
    Err(modelled(operation, "ParentNotFoundException", text))
}

fn no_such_unit(operation: Operation) -> Refusal {
    let text = "You specified an organizational unit that doesn't exist.";
    modelled(operation, "OrganizationalUnitNotFoundException", text)
}

fn name_is_free(
    organization: &Organization,
    operation: Operation,
    parent: &str,
    name: &str,
    but: &str,
) -> Result<(), Refusal> {
    let taken = organization
        .units()
        .any(|unit| *unit.parent == *parent && unit.name == name && *unit.id != *but);
    match taken {
        true => Err(modelled(
            operation,
            "DuplicateOrganizationalUnitException",
            "An OU with the same name already exists.",
        )),
        false => Ok(()),
    }
}

pub(super) fn create(
    scene: &mut Scene<'_>,
    request: api::CreateOrganizationalUnitRequest,
) -> Result<api::CreateOrganizationalUnitResponse, Refusal> {
    let operation = Operation::OrganizationsCreateOrganizationalUnit;
    let new = tags::read(&request.tags)?;
    let parent = &request.parent_id;
    let ask = ask_of(scene, "organizations:CreateOrganizationalUnit", parent).request_tags(&new);
    tags::may_tag(scene, parent, &new)?;
    let chance = scene.world.chance();
    let organization = managing(scene, ask)?;
    parent_exists(organization, operation, parent)?;
    name_is_free(organization, operation, parent, &request.name, "")?;
    if organization.units().count() >= organization.quotas.units {
        return Err(constraint(
            "OU_NUMBER_LIMIT_EXCEEDED",
            "You have exceeded the number of organizational units that you can have in an organization.",
        ));
    }
    // The root is the first of the path, and no unit.
    if organization.path_of(parent).len() > organization.quotas.depth {
        return Err(constraint(
            "OU_DEPTH_LIMIT_EXCEEDED",
            "You have exceeded the number of levels that organizational units can be nested.",
        ));
    }
    let id = organization
        .create_unit(chance, parent, &request.name)
        .map_err(|_| no_such_unit(operation))?;
    organization.set_tags(&id, new);
    let unit = organization.unit(&id).map(|unit| shown(organization, unit));
    Ok(api::CreateOrganizationalUnitResponse {
        organizational_unit: unit,
    })
}

pub(super) fn describe(
    scene: &mut Scene<'_>,
    request: api::DescribeOrganizationalUnitRequest,
) -> Result<api::DescribeOrganizationalUnitResponse, Refusal> {
    let id = request.organizational_unit_id;
    let ask = ask_of(scene, "organizations:DescribeOrganizationalUnit", &id);
    let organization = reading(scene, ask)?;
    let unit = organization
        .unit(&id)
        .ok_or_else(|| no_such_unit(Operation::OrganizationsDescribeOrganizationalUnit))?;
    Ok(api::DescribeOrganizationalUnitResponse {
        organizational_unit: Some(shown(organization, unit)),
    })
}

pub(super) fn update(
    scene: &mut Scene<'_>,
    request: api::UpdateOrganizationalUnitRequest,
) -> Result<api::UpdateOrganizationalUnitResponse, Refusal> {
    let operation = Operation::OrganizationsUpdateOrganizationalUnit;
    let id = request.organizational_unit_id;
    let ask = ask_of(scene, "organizations:UpdateOrganizationalUnit", &id);
    let organization = managing(scene, ask)?;
    let parent = organization
        .unit(&id)
        .map(|unit| unit.parent.clone())
        .ok_or_else(|| no_such_unit(operation))?;
    if let Some(name) = request.name {
        name_is_free(organization, operation, &parent, &name, &id)?;
        organization.rename_unit(&id, &name);
    }
    let unit = organization.unit(&id).map(|unit| shown(organization, unit));
    Ok(api::UpdateOrganizationalUnitResponse {
        organizational_unit: unit,
    })
}

pub(super) fn delete(
    scene: &mut Scene<'_>,
    request: api::DeleteOrganizationalUnitRequest,
) -> Result<(), Refusal> {
    let operation = Operation::OrganizationsDeleteOrganizationalUnit;
    let id = request.organizational_unit_id;
    let ask = ask_of(scene, "organizations:DeleteOrganizationalUnit", &id);
    let organization = managing(scene, ask)?;
    organization.unit(&id).ok_or_else(|| no_such_unit(operation))?;
    let holds_units = organization.units().any(|unit| *unit.parent == *id);
    if holds_units || accounts_beneath(organization, &id).next().is_some() {
        return Err(modelled(
            operation,
            "OrganizationalUnitNotEmptyException",
            "The specified OU is not empty. Move all accounts to another root or to other OUs, remove all child OUs, and try the operation again.",
        ));
    }
    organization.delete_unit(&id);
    Ok(())
}

/// The accounts right beneath a parent, as the control plane knows it.
pub(super) fn accounts_beneath<'o>(
    organization: &'o Organization,
    parent: &'o str,
) -> impl Iterator<Item = rolecall_iam::account::AccountId> + 'o {
    organization
        .members()
        .filter(move |(_, member)| member.parent.latest().is_some_and(|above| **above == *parent))
        .map(|(account, _)| account)
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    request: api::ListOrganizationalUnitsForParentRequest,
) -> Result<api::ListOrganizationalUnitsForParentResponse, Refusal> {
    let operation = Operation::OrganizationsListOrganizationalUnitsForParent;
    let ask = ask_of(
        scene,
        "organizations:ListOrganizationalUnitsForParent",
        &request.parent_id,
    );
    let organization = reading(scene, ask)?;
    parent_exists(organization, operation, &request.parent_id)?;
    let beneath = organization
        .units()
        .filter(|unit| *unit.parent == *request.parent_id);
    let page = page(
        beneath,
        |unit| unit.id.to_string(),
        request.next_token.as_deref(),
        request.max_results,
    )?;
    let page = page.map(|unit| shown(organization, unit));
    Ok(api::ListOrganizationalUnitsForParentResponse {
        organizational_units: page.items,
        next_token: page.next,
    })
}

/// The one parent that an account or a unit has.
pub(super) fn list_parents(
    scene: &mut Scene<'_>,
    request: api::ListParentsRequest,
) -> Result<api::ListParentsResponse, Refusal> {
    let child = request.child_id;
    let ask = ask_of(scene, "organizations:ListParents", &child);
    let organization = reading(scene, ask)?;
    let of_account = child
        .parse()
        .ok()
        .and_then(|account| organization.member(account)?.parent.latest());
    let parent = of_account.or_else(|| organization.unit(&child).map(|unit| &unit.parent));
    let parent = parent.ok_or_else(|| {
        modelled(
            Operation::OrganizationsListParents,
            "ChildNotFoundException",
            "You specified an organizational unit (OU) or AWS account ID that isn't a child of the specified parent.",
        )
    })?;
    let kind = if *parent == organization.root {
        "ROOT"
    } else {
        "ORGANIZATIONAL_UNIT"
    };
    Ok(api::ListParentsResponse {
        parents: vec![api::Parent {
            id: Some(parent.to_string()),
            r#type: Some(kind.to_owned()),
        }],
        next_token: None,
    })
}

pub(super) fn list_children(
    scene: &mut Scene<'_>,
    request: api::ListChildrenRequest,
) -> Result<api::ListChildrenResponse, Refusal> {
    let parent = request.parent_id;
    let ask = ask_of(scene, "organizations:ListChildren", &parent);
    let organization = reading(scene, ask)?;
    parent_exists(organization, Operation::OrganizationsListChildren, &parent)?;
    let children: Vec<String> = match request.child_type.as_str() {
        "ACCOUNT" => accounts_beneath(organization, &parent)
            .map(|account| account.to_string())
            .collect(),
        _ => organization
            .units()
            .filter(|unit| *unit.parent == *parent)
            .map(|unit| unit.id.to_string())
            .collect(),
    };
    let page = page(
        children,
        Clone::clone,
        request.next_token.as_deref(),
        request.max_results,
    )?;
    let kind = request.child_type;
    let page = page.map(|id| api::Child {
        id: Some(id),
        r#type: Some(kind.clone()),
    });
    Ok(api::ListChildrenResponse {
        children: page.items,
        next_token: page.next,
    })
}
