//! The form of a resource type's ARN, and whether an ARN or a pattern can have it.
//!
//! Source: Service Authorization Reference, *The resource types table*: placeholders are `${…}`.

/// `arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArnForm {
    text: &'static str,
}

/// Where the account stands.
const ACCOUNT: usize = 4;

/// Services with resources of AWS's own, whose ARNs have no account: public images, documents and
/// parameters (AWS Systems Manager User Guide, *parameter-store-public-parameters*; in AWS managed policies
/// throughout).
const OWNED_BY_AWS: [&str; 3] = ["ec2", "resource-explorer-2", "ssm"];

/// What a component of a form asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Nothing may stand there.
    Empty,
    /// This text.
    Fixed(&'static str),
    /// A value of one's own: a Region, an account.
    Own,
}

impl ArnForm {
    pub(super) fn new(text: &'static str) -> Self {
        Self { text }
    }

    /// As the reference writes it.
    pub fn as_str(self) -> &'static str {
        self.text
    }

    /// As people write it: `arn:aws:iam::ACCOUNT:role/ROLE-NAME-WITH-PATH`.
    pub fn shown(self) -> String {
        let mut shown = String::new();
        let mut rest = self.text;
        while let Some((before, after)) = rest.split_once("${") {
            shown.push_str(before);
            let (name, behind) = after.split_once('}').unwrap_or((after, ""));
            let mut small = false;
            for character in name.chars() {
                if character.is_ascii_uppercase() && small {
                    shown.push('-');
                }
                small = !character.is_ascii_uppercase();
                shown.push(character.to_ascii_uppercase());
            }
            rest = behind;
        }
        (shown + rest).replacen("arn:PARTITION:", "arn:aws:", 1)
    }

    fn part(self, number: usize) -> &'static str {
        let mut rest = self.text;
        // Placeholders have no colon, so a colon is always a component's end.
        for _ in 0..number {
            rest = rest.split_once(':').map_or("", |(_, rest)| rest);
        }
        match number {
            5 => rest,
            _ => rest.split_once(':').map_or(rest, |(part, _)| part),
        }
    }

    /// The service component: `iam` for roles, though STS acts on them.
    pub fn service(self) -> &'static str {
        self.part(2)
    }

    /// What its Region component asks for.
    pub fn region(self) -> Part {
        part(self.part(3))
    }

    /// What its account component asks for.
    pub fn account(self) -> Part {
        part(self.part(4))
    }

    /// Everything behind the fifth colon: `role/${RoleNameWithPath}`.
    pub fn resource(self) -> &'static str {
        self.part(5)
    }

    /// Whether an ARN, or a pattern with `*` and `?`, can mean a resource of this form. The partition is
    /// not looked at, and a policy variable stands for anything.
    pub fn matches(self, arn: &str) -> bool {
        let parts: Vec<&str> = arn.splitn(6, ':').collect();
        if parts.len() < 6 {
            // A short pattern is completed with `*` (reference_policies_elements_resource).
            return arn == "*"
                || parts
                    .get(2)
                    .is_none_or(|service| overlaps(service, self.service()));
        }
        (2..6).all(|number| {
            let form = self.part(number);
            if number == ACCOUNT && parts.get(number) == Some(&"") && OWNED_BY_AWS.contains(&self.service()) {
                return true;
            }
            overlaps(parts.get(number).copied().unwrap_or_default(), form)
        })
    }

    /// Whether the last component of an ARN or pattern can be this form's, whatever stands before it.
    pub fn matches_resource(self, resource: &str) -> bool {
        overlaps(resource, self.resource())
    }
}

fn part(text: &'static str) -> Part {
    match text {
        "" => Part::Empty,
        text if text.starts_with("${") => Part::Own,
        text => Part::Fixed(text),
    }
}

/// One character of either side.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// Any characters: `*`, a placeholder, a policy variable.
    Any,
    /// One: `?`.
    One,
    Is(char),
}

/// Whether some text fits both a pattern of a policy and a form of the reference.
fn overlaps(pattern: &str, form: &str) -> bool {
    let (left, right) = (units(pattern, true), units(form, false));
    // Whether the first `i` units of one and the first `j` of the other can be the same text.
    let mut row = vec![false; right.len() + 1];
    for i in 0..=left.len() {
        let mut next = vec![false; right.len() + 1];
        for j in 0..=right.len() {
            next[j] = if i == 0 && j == 0 {
                true
            } else {
                let up = i > 0 && row[j];
                let aside = j > 0 && next[j - 1];
                let both = i > 0 && j > 0 && row[j - 1];
                let a = i.checked_sub(1).map(|at| left[at]);
                let b = j.checked_sub(1).map(|at| right[at]);
                // A star may end here, or swallow one unit of the other side.
                ((a == Some(Unit::Any) || b == Some(Unit::Any)) && (up || aside))
                    || (both && matches!((a, b), (Some(a), Some(b)) if meets(a, b)))
            };
        }
        row = next;
    }
    row[right.len()]
}

fn meets(a: Unit, b: Unit) -> bool {
    match (a, b) {
        (Unit::Is(a), Unit::Is(b)) => a == b,
        (Unit::Any, _) | (_, Unit::Any) => false,
        _ => true,
    }
}

fn units(text: &str, wildcards: bool) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let open = rest.strip_prefix("${");
        // One form of the reference has its placeholder without the dollar.
        let open = open.or_else(|| rest.strip_prefix('{').filter(|_| !wildcards));
        if let Some((_, after)) = open.and_then(|inside| inside.split_once('}')) {
            // A placeholder is something; a policy variable may be nothing.
            if !wildcards {
                units.push(Unit::One);
            }
            units.push(Unit::Any);
            rest = after;
            continue;
        }
        units.push(match character {
            '*' if wildcards => Unit::Any,
            '?' if wildcards => Unit::One,
            // Forms such as `arn:…:finding/*` exist too.
            '*' => Unit::Any,
            other => Unit::Is(other),
        });
        rest = &rest[character.len_utf8()..];
    }
    units
}
