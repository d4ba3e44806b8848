//! Every view carries what its shape holds, there and back.

use super::{Mismatch, View, iam};
use crate::document::{Structure, Value};
use crate::generated::{ec2_views, iam_views, organizations_views, route53_views, s3_views, sts_views};
use crate::operation::Operation;
use crate::port::Request;
use crate::shape::sample::Sample;
use crate::shape::{Kind, Shape};

/// A view and its shape.
pub(crate) struct RoundTrip {
    /// The shape of the structure.
    pub(crate) shape: &'static Shape,
    /// Into the view and back.
    pub(crate) trip: fn(Structure) -> Result<Structure, Mismatch>,
}

impl RoundTrip {
    pub(crate) const fn of<V: View>(shape: &'static Shape) -> RoundTrip {
        RoundTrip {
            shape,
            trip: |structure| V::from_structure(structure).map(V::into_structure),
        }
    }
}

/// The views that have every member of their shapes, and those that keep a few.
fn views() -> (Vec<&'static RoundTrip>, Vec<&'static RoundTrip>) {
    let whole = [iam_views::ROUND_TRIPS, sts_views::ROUND_TRIPS];
    let narrow = [
        ec2_views::ROUND_TRIPS,
        route53_views::ROUND_TRIPS,
        s3_views::ROUND_TRIPS,
        organizations_views::ROUND_TRIPS,
    ];
    (
        whole.into_iter().flatten().collect(),
        narrow.into_iter().flatten().collect(),
    )
}

fn samples(shape: &'static Shape) -> [Structure; 2] {
    [true, false].map(|optional| {
        Sample {
            optional,
            ..Sample::default()
        }
        .structure(shape)
    })
}

#[test]
fn views_of_iam_and_sts_lose_nothing() {
    let (whole, _) = views();
    assert!(whole.len() > 150, "{} views", whole.len());
    for view in whole {
        for sample in samples(view.shape) {
            assert_eq!((view.trip)(sample.clone()).unwrap(), sample, "{:?}", view.shape);
        }
    }
}

#[test]
fn narrow_views_keep_what_they_have() {
    let (_, narrow) = views();
    assert!(narrow.len() > 20, "{} views", narrow.len());
    for view in narrow {
        for sample in samples(view.shape) {
            let kept = (view.trip)(sample.clone()).unwrap();
            assert_eq!((view.trip)(kept.clone()).unwrap(), kept, "{:?}", view.shape);
            for (name, value) in kept.iter() {
                let original = sample
                    .get(name)
                    .unwrap_or_else(|| panic!("{:?}.{name} is new", view.shape));
                assert_eq!(value.kind(), original.kind());
                let nested = matches!(value, Value::Structure(_) | Value::List(_));
                assert!(nested || value == original, "{:?}.{name}", view.shape);
            }
        }
    }
}

#[test]
fn a_required_member_is_missed() {
    let (whole, _) = views();
    let mut missed = 0;
    for view in whole {
        let members = view.shape.members().iter().filter(|member| member.required);
        for member in
            members.filter(|member| !matches!(member.shape.kind, Kind::List { .. } | Kind::Map { .. }))
        {
            let mut sample = Sample::default().structure(view.shape);
            sample.remove(member.name);
            let mismatch = (view.trip)(sample).unwrap_err();
            assert_eq!(
                mismatch.to_string(),
                format!("`{}` is missing", member.name),
                "{:?}",
                view.shape
            );
            missed += 1;
        }
    }
    assert!(missed > 150, "{missed}");
}

#[test]
fn a_member_of_another_type_is_told_by_its_path() {
    let (whole, _) = views();
    for view in whole {
        for member in view.shape.members() {
            let wrong = if matches!(member.shape.kind, Kind::Boolean) {
                Value::from("true")
            } else {
                Value::from(true)
            };
            let mut sample = Sample::default().structure(view.shape);
            sample.insert(member.name, wrong);
            let mismatch = (view.trip)(sample).unwrap_err();
            assert_eq!(mismatch.path, member.name, "{:?}", view.shape);
        }
    }
    let role = Structure::new().with("Path", "/").with("RoleName", 1);
    let mismatch = iam::GetRoleResponse::from_structure(Structure::new().with("Role", role)).unwrap_err();
    assert_eq!(
        mismatch.to_string(),
        "`Role.RoleName` is of type number, expected text"
    );
}

#[test]
fn a_request_says_what_it_asks() {
    let request = iam::CreateRoleRequest {
        role_name: "Micetro".to_owned(),
        assume_role_policy_document: "{}".to_owned(),
        tags: vec![iam::Tag {
            key: "a".to_owned(),
            value: "b".to_owned(),
        }],
        ..Default::default()
    };
    let request = Request::from(request);
    assert_eq!(request.operation, Operation::IamCreateRole);
    let expected = Structure::new()
        .with("RoleName", "Micetro")
        .with("AssumeRolePolicyDocument", "{}")
        .with("Tags", vec![Structure::new().with("Key", "a").with("Value", "b")]);
    assert_eq!(request.input, expected);
}

#[test]
fn a_request_without_members_is_empty() {
    let request = Request::from(iam::GetAccountSummaryRequest::default());
    assert_eq!(
        request,
        Request {
            operation: Operation::IamGetAccountSummary,
            input: Structure::new()
        }
    );
}
