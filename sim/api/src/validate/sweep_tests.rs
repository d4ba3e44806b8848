//! Every constraint of every input of every operation: kept just so, and broken by one.
//!
//! Each constraint of the model is broken at least once, and refused for that very reason; those that can't be kept or
//! broken to the letter are listed here by name, so that none is passed over unseen.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::{NAME, PATH, validate};
use crate::credentials::Secret;
use crate::document::Value;
use crate::operation::{Operation, Service};
use crate::pattern::Pattern;
use crate::pattern::write::Texts;
use crate::port::Request;
use crate::shape::sample::Sample;
use crate::shape::{Kind, Shape};

/// What a constraint is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Of {
    Least,
    Most,
    Pattern,
    Values,
    Required,
}

/// A value at the edge of a constraint, or just beyond.
struct Edge {
    value: Value,
    /// What it breaks; nothing when it is to be taken.
    breaks: Option<(&'static str, Of)>,
    /// What is said of it, where one thing alone is broken.
    told: Option<String>,
}

impl Edge {
    fn kept(value: Value) -> Edge {
        Edge {
            value,
            breaks: None,
            told: None,
        }
    }

    fn broken(shape: &Shape, of: Of, value: Value, told: Option<String>) -> Edge {
        Edge {
            value,
            breaks: Some((shape.name, of)),
            told,
        }
    }

    fn within(self, value: impl FnOnce(Value) -> Value) -> Edge {
        Edge {
            value: value(self.value),
            ..self
        }
    }
}

/// What is known of the model so far.
#[derive(Default)]
struct Model {
    /// Lengths that no text has, since the pattern has none of them.
    narrower: BTreeSet<(&'static str, Of)>,
    /// The texts of each pattern.
    texts: BTreeMap<&'static str, Rc<Texts>>,
}

impl Model {
    fn texts(&mut self, pattern: Option<&'static Pattern>) -> Rc<Texts> {
        static ANY: Pattern = Pattern::new(ANYTHING[0]);
        let pattern = pattern.unwrap_or(&ANY);
        let texts = self.texts.entry(pattern.as_str());
        texts.or_insert_with(|| Rc::new(Texts::of(pattern))).clone()
    }
}

#[test]
fn every_constraint_is_kept_at_its_edge_and_refused_beyond() {
    let mut model = Model::default();
    let mut broken: BTreeMap<Service, BTreeSet<(&'static str, Of)>> = BTreeMap::new();
    let (mut kept, mut refused) = (0, 0);
    for operation in Operation::all() {
        let input = operation.info().input;
        let service = operation.service();
        for edge in edges(input, &mut model) {
            let Value::Structure(input) = edge.value else {
                unreachable!("an input is a structure")
            };
            let verdict = validate(&Request { operation, input });
            let Some((shape, of)) = edge.breaks else {
                kept += 1;
                verdict.unwrap_or_else(|refusal| panic!("{operation}: {}", refusal.message));
                continue;
            };
            refused += 1;
            broken.entry(service).or_default().insert((shape, of));
            let refusal = verdict.expect_err(&format!("{operation}: {of:?} of {shape}"));
            let named = matches!(service, Service::Iam | Service::Sts);
            assert_eq!(refusal.code == "ValidationError", named, "{refusal:?}");
            if let Some(told) = edge.told.filter(|_| named) {
                assert!(
                    refusal.message.contains(&told),
                    "{operation}: {}\nwithout {told}",
                    refusal.message
                );
                let one = refusal.message.starts_with("1 validation error");
                assert!(
                    one || told.starts_with("The specified"),
                    "{operation}: {}",
                    refusal.message
                );
            }
        }
    }
    // Everything that the model's inputs ask for was asked of us.
    for service in [Service::Iam, Service::Sts, Service::Organizations] {
        let of_service = Operation::all().filter(|operation| operation.service() == service);
        let mut wanted = BTreeSet::new();
        of_service.for_each(|operation| constraints(operation.info().input, &mut wanted));
        let missed: Vec<_> = wanted.symmetric_difference(&broken[&service]).collect();
        assert!(missed.is_empty(), "{service:?}: {missed:?}");
        println!("{service:?}: {} constraints", wanted.len());
    }
    println!("{kept} kept, {refused} refused");
    assert!(kept > 1600 && refused > 1800, "{kept} kept, {refused} refused");
    let expected = BTreeSet::from(NARROWER);
    assert_eq!(model.narrower, expected);
}

/// Lengths of the model that its own pattern has no text of: the pattern's own least and most are tried instead.
const NARROWER: [(&str, Of); 4] = [
    // `ou-`, 32, `-` and 32 characters are 68; the model says 100.
    ("ChildId", Of::Most),
    ("ParentId", Of::Most),
    ("PolicyTargetId", Of::Most),
    // `http://` has 7; the model says 1.
    ("redirectUrlType", Of::Least),
];

/// The constraints of a shape and all that it is made of.
fn constraints(shape: &'static Shape, found: &mut BTreeSet<(&'static str, Of)>) {
    let mut add = |of| found.insert((shape.name, of));
    // Nothing is shorter than nothing.
    let countable = !matches!(shape.kind, Kind::Integer);
    if shape.min.is_some_and(|min| min > 0 || !countable) {
        add(Of::Least);
    }
    if shape.max.is_some() {
        add(Of::Most);
    }
    if shape
        .pattern
        .is_some_and(|pattern| !ANYTHING.contains(&pattern.as_str()))
    {
        add(Of::Pattern);
    }
    if !shape.values.is_empty() {
        add(Of::Values);
    }
    match shape.kind {
        Kind::List { member, .. } => constraints(member, found),
        Kind::Map { key, value } => {
            constraints(key, found);
            constraints(value, found);
        }
        Kind::Structure { members, .. } => {
            for member in members {
                if member.required {
                    found.insert((member.shape.name, Of::Required));
                }
                constraints(member.shape, found);
            }
        }
        _ => {}
    }
}

/// Patterns that every text matches.
const ANYTHING: [&str; 2] = [r"[\s\S]*", r"[\s\S]+"];

/// The values at and beyond the edges of a shape, and of what it is made of.
fn edges(shape: &'static Shape, model: &mut Model) -> Vec<Edge> {
    match shape.kind {
        Kind::String => texts(shape, model),
        Kind::Blob => lengths(shape)
            .into_iter()
            .map(|(length, of)| edge(shape, Value::Blob(vec![b'x'; length]), of, "length"))
            .collect(),
        Kind::Integer => {
            let most = shape
                .max
                .into_iter()
                .flat_map(|max| [(max, None), (max + 1, Some(Of::Most))]);
            let least = shape
                .min
                .into_iter()
                .flat_map(|min| [(min, None), (min - 1, Some(Of::Least))]);
            most.chain(least)
                .map(|(number, of)| edge(shape, number.into(), of, "value"))
                .collect()
        }
        Kind::List { member, .. } => {
            let element = Sample::default().value(member);
            let many = |length| Value::List(vec![element.clone(); length]);
            let own = lengths(shape).into_iter();
            let mut found: Vec<Edge> = own
                .map(|(length, of)| edge(shape, many(length), of, "length"))
                .collect();
            let least = usize::try_from(shape.min.unwrap_or(1).max(1)).unwrap();
            let simple = matches!(member.kind, Kind::String | Kind::Integer);
            for inner in edges(member, model) {
                let mut values = vec![element.clone(); least];
                // Of simple elements all constraints are told, whichever is broken.
                let told = inner
                    .told
                    .clone()
                    .filter(|told| !simple || !told.starts_with("The specified"));
                let inner = inner.within(|value| {
                    values[least - 1] = value;
                    Value::List(values)
                });
                found.push(Edge { told, ..inner });
            }
            found
        }
        Kind::Map { key, value } => {
            let sample = || match Sample::default().value(shape) {
                Value::Map(map) => map.into_iter().next().unwrap(),
                other => unreachable!("{other:?} is no map"),
            };
            let keys = edges(key, model).into_iter().map(|edge| Edge {
                told: None,
                ..edge.within(|name| {
                    let name = name.as_str().unwrap_or_default().to_owned();
                    Value::Map(BTreeMap::from([(name, sample().1)]))
                })
            });
            let keys: Vec<Edge> = keys.collect();
            // Keys that differ by their length.
            let names = model.texts(key.pattern);
            let name = |length: usize| names.long(length).unwrap();
            let many = |size| Value::Map((1..=size).map(|length| (name(length), sample().1)).collect());
            let sizes = lengths(shape).into_iter();
            let sizes: Vec<Edge> = sizes
                .map(|(size, of)| edge(shape, many(size), of, "length"))
                .collect();
            let values = edges(value, model).into_iter();
            let values =
                values.map(|edge| edge.within(|value| Value::Map(BTreeMap::from([(sample().0, value)]))));
            sizes.into_iter().chain(keys).chain(values).collect()
        }
        Kind::Structure { members, .. } => {
            let valid = Sample::default().structure(shape);
            let mut found = Vec::new();
            for member in members {
                let with = |edge: Edge| edge.within(|value| valid.clone().with(member.name, value).into());
                found.extend(edges(member.shape, model).into_iter().map(with));
                let mut without = valid.clone();
                without.remove(member.name);
                let without: Value = without.into();
                found.push(match member.required {
                    true => {
                        let told = Some("failed to satisfy constraint: Member must not be null".to_owned());
                        Edge::broken(member.shape, Of::Required, without, told)
                    }
                    false => Edge::kept(without),
                });
            }
            found
        }
        Kind::Boolean | Kind::Timestamp => Vec::new(),
    }
}

fn edge(shape: &Shape, value: Value, of: Option<Of>, what: &str) -> Edge {
    let Some(of) = of else { return Edge::kept(value) };
    let (rule, bound) = match of {
        Of::Least => ("greater", shape.min),
        _ => ("less", shape.max),
    };
    let told = format!(
        "Member must have {what} {rule} than or equal to {}",
        bound.unwrap_or(0)
    );
    Edge::broken(shape, of, value, Some(told))
}

/// The lengths at the edges of what can be counted.
fn lengths(shape: &Shape) -> Vec<(usize, Option<Of>)> {
    let length = |length: i64| usize::try_from(length).ok();
    let most = shape.max.and_then(length);
    let least = shape.min.and_then(length).filter(|&least| least > 0);
    let most = most
        .into_iter()
        .flat_map(|most| [(most, None), (most + 1, Some(Of::Most))]);
    let least = least
        .into_iter()
        .flat_map(|least| [(least, None), (least - 1, Some(Of::Least))]);
    most.chain(least).collect()
}

fn texts(shape: &'static Shape, model: &mut Model) -> Vec<Edge> {
    let wrap = |text: String| match shape.secret {
        true => Secret::new(text).into(),
        false => Value::String(text),
    };
    if !shape.values.is_empty() {
        let told = Some("Member must satisfy enum value set".to_owned());
        let values = shape
            .values
            .iter()
            .map(|value| Edge::kept(wrap((*value).to_owned())));
        let mut found: Vec<Edge> = values.collect();
        // Of the same length as one of the values, and in another case.
        let other = shape.values[0].to_ascii_lowercase();
        let other = match shape.values.contains(&other.as_str()) {
            true => other.to_ascii_uppercase(),
            false => other,
        };
        for none in [other, "no such value".to_owned()] {
            assert!(!shape.values.contains(&none.as_str()), "{}", shape.name);
            let told = told.clone().filter(|_| shape.pattern.is_none());
            found.push(Edge::broken(shape, Of::Values, wrap(none), told));
        }
        return found;
    }
    let own = model.texts(shape.pattern);
    let count = |length: i64| usize::try_from(length).ok();
    let (least, most) = (shape.min.and_then(count).unwrap_or(0), shape.max.and_then(count));
    let (first, last) = own.lengths(least, most);
    let mut found = Vec::new();
    let kept = |length: usize| own.long(length).unwrap();
    found.push(Edge::kept(wrap(kept(first))));
    if first != least && least > 0 {
        model.narrower.insert((shape.name, Of::Least));
    }
    let broken = |length: usize, of: Of| {
        let of_one = own.long(length);
        let (rule, bound) = match of {
            Of::Least => ("greater", shape.min),
            _ => ("less", shape.max),
        };
        let told = bound
            .filter(|_| of_one.is_some())
            .map(|bound| format!("Member must have length {rule} than or equal to {bound}"));
        let text = of_one.unwrap_or_else(|| {
            let mut text = kept(first);
            let pad = text.chars().last().unwrap_or('a');
            text.extend(std::iter::repeat_n(pad, length.saturating_sub(first)));
            text.chars().take(length).collect()
        });
        // Without a bound of its own, a length is the pattern's affair.
        let of = if bound.is_some() { of } else { Of::Pattern };
        Edge::broken(shape, of, wrap(text), told)
    };
    if first > 0 {
        found.push(broken(first - 1, Of::Least));
    }
    if let Some(last) = last {
        found.push(broken(last + 1, Of::Most));
        found.push(Edge::kept(wrap(kept(last))));
        if most.is_some_and(|most| most != last) {
            model.narrower.insert((shape.name, Of::Most));
        }
    }
    let Some(pattern) = shape.pattern else {
        return found;
    };
    let wrong = ['\u{1f980}', '\u{0}', ' ', '!', '/']
        .into_iter()
        .find_map(|wrong| {
            let mut text: Vec<char> = kept(first.max(1).min(last.unwrap_or(usize::MAX)))
                .chars()
                .collect();
            *text.last_mut()? = wrong;
            let text: String = text.into_iter().collect();
            (!pattern.matches(&text)).then_some(text)
        });
    match wrong {
        Some(text) => {
            let told = match pattern.as_str() {
                NAME | PATH => "The specified value for ".to_owned(),
                pattern => format!("Member must satisfy regular expression pattern: {pattern}"),
            };
            found.push(Edge::broken(shape, Of::Pattern, wrap(text), Some(told)));
        }
        None => assert!(
            ANYTHING.contains(&pattern.as_str()),
            "`{pattern:?}` excludes nothing"
        ),
    }
    found
}
