//! From names to questions: each test with the principal, the resource and all documents that it means.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use rolecall_iam::account::AccountId;
use rolecall_iam::evaluate::{Attached, Layer, Level, Policies, Source as Origin};
use rolecall_iam::managed;
use rolecall_iam::policy::{self, Kind};

use super::Case;
use super::raw::{Names, Test, TestFile, Values, What, Who};
use crate::diagnostic::{Diagnostic, Source};
use crate::explain::{action, resource};
use crate::question::{Asked, assumes, principal, request};
use crate::spec::document::{Files, Written, read_files};
use crate::spec::leaf::DocumentText;
use crate::spec::reader::{At, nearest};

/// The tests of a file that can be run, and what is wrong with the others.
pub(super) fn resolve(file: &TestFile, source: &Arc<Source>, base: &Path) -> (Vec<Case>, Vec<Diagnostic>) {
    let mut resolver = Resolver::new(file, source, base);
    let tests = file.tests.iter().flat_map(|tests| tests.iter());
    let cases: Vec<Case> = tests.flat_map(|test| resolver.cases(test)).collect();
    let mut findings = resolver.findings;
    // Two tests that name one thing that is wrong tell of it once.
    let mut seen: Vec<Diagnostic> = Vec::new();
    findings.retain(|finding| {
        let new = !seen.contains(finding);
        seen.push(finding.clone());
        new
    });
    (cases, findings)
}

struct Resolver<'f> {
    file: &'f TestFile,
    source: &'f Arc<Source>,
    files: Files,
    read: BTreeMap<(String, Kind), Option<Attached>>,
    findings: Vec<Diagnostic>,
}

impl<'f> Resolver<'f> {
    fn new(file: &'f TestFile, source: &'f Arc<Source>, base: &Path) -> Self {
        let mut names: Vec<&str> = Vec::new();
        for (_, document) in file.policies.iter().flat_map(|policies| &policies.0) {
            if let DocumentText::File(name) = &document.value {
                names.push(name);
            }
        }
        for name in named(file) {
            if is_path(name) {
                names.push(name);
            }
        }
        Resolver {
            file,
            source,
            files: read_files(names, base),
            read: BTreeMap::new(),
            findings: Vec::new(),
        }
    }

    fn find(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// A policy by its name, as one of a kind.
    fn policy(&mut self, name: &At<String>, kind: Kind) -> Option<Attached> {
        let key = (name.value.clone(), kind);
        if let Some(known) = self.read.get(&key) {
            return known.clone();
        }
        let found = self.find_policy(name, kind);
        self.read.insert(key, found.clone());
        found
    }

    fn find_policy(&mut self, name: &At<String>, kind: Kind) -> Option<Attached> {
        let own = self.file.policies.iter().flat_map(|policies| &policies.0);
        let own = own.into_iter().find(|(known, _)| known.value == name.value);
        let text = match own {
            Some((_, document)) => document.clone(),
            None if is_path(name) => name.with(DocumentText::File(name.value.clone())),
            None => return self.managed(name, kind),
        };
        let written = Written::find(&text, self.source, &self.files);
        match written.and_then(|written| written.document(kind)) {
            Ok(document) => Some(Attached::new(Origin::named(name.as_str()), document)),
            Err(finding) => {
                self.find(*finding);
                None
            }
        }
    }

    fn managed(&mut self, name: &At<String>, kind: Kind) -> Option<Attached> {
        let limits = matches!(kind, Kind::Identity | Kind::Boundary | Kind::Session);
        if let Some(known) = managed::lookup(name.as_str()).filter(|_| limits) {
            let document = policy::read(known.document).ok()?;
            return Some(Attached::new(Origin::named(name.as_str()), document));
        }
        let mut candidates: Vec<&str> = self
            .file
            .policies
            .iter()
            .flat_map(|policies| &policies.0)
            .map(|(known, _)| known.as_str())
            .collect();
        for known in managed::names() {
            candidates.push(known);
        }
        let near = nearest(name, candidates);
        let finding = unknown(name, "policy").hint(match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                "a policy is a name from `policies`, the path of a file, or an AWS managed policy".to_owned()
            }
        });
        self.find(finding);
        None
    }

    fn many(&mut self, names: Option<&At<Names>>, kind: Kind) -> Option<Layer<Vec<Attached>>> {
        let Some(names) = names else {
            return Some(Layer::Absent);
        };
        self.all(names, kind).map(Layer::Known)
    }

    fn all(&mut self, names: &Names, kind: Kind) -> Option<Vec<Attached>> {
        let found: Vec<_> = names.0.iter().map(|name| self.policy(name, kind)).collect();
        found.into_iter().collect()
    }

    fn one(&mut self, name: Option<&At<String>>, kind: Kind) -> Option<Layer<Attached>> {
        match name {
            None => Some(Layer::Absent),
            Some(name) => self.policy(name, kind).map(Layer::Known),
        }
    }

    fn levels(&mut self, levels: Option<&At<Vec<At<Names>>>>, kind: Kind) -> Option<Layer<Vec<Level>>> {
        let Some(levels) = levels else {
            return Some(Layer::Absent);
        };
        let found: Vec<Option<Level>> = levels
            .iter()
            .enumerate()
            .map(|(number, names)| {
                Some(Level {
                    target: format!("level {}", number + 1).into(),
                    policies: self.all(names, kind)?,
                })
            })
            .collect();
        found.into_iter().collect::<Option<_>>().map(Layer::Known)
    }

    /// The cases of a test: one for each action and resource.
    fn cases(&mut self, test: &Test) -> Vec<Case> {
        let (Some(who), Some(actions), Some(expected)) = (&test.who, &test.action, &test.expect) else {
            return Vec::new();
        };
        let nothing = vec![who.with("*".to_owned())];
        let resources = test.resource.as_ref().map_or(&nothing, |names| &names.0);
        let several = actions.0.len() * resources.len() > 1;
        let mut cases = Vec::new();
        for action in &actions.0 {
            for resource in resources {
                let Some(asked) = self.ask(test, who, action, resource) else {
                    continue;
                };
                let question = format!("{} {} on {}", who.value, action.value, resource.value);
                let name = match &test.name {
                    Some(name) if several => {
                        format!("{}: {} on {}", name.value, action.value, resource.value)
                    }
                    Some(name) => name.value.clone(),
                    None => question,
                };
                cases.push(Case {
                    name,
                    asked,
                    expected: expected.value,
                    because: test.because.as_ref().map(|because| because.value.clone()),
                    place: expected.place.clone(),
                });
            }
        }
        cases
    }

    fn ask(
        &mut self,
        test: &Test,
        who: &At<String>,
        what_for: &At<String>,
        on: &At<String>,
    ) -> Option<Asked> {
        let caller = self.who(who);
        let wanted = self.what(on);
        let action = match action(what_for) {
            Ok(action) => Some(action),
            Err(finding) => {
                self.find(finding.at(what_for.place.clone(), "not an action"));
                None
            }
        };
        let ((arn, caller), (resource, what), action) = (caller?, wanted?, action?);
        let principal = match principal(&arn) {
            Ok(principal) => principal,
            Err(finding) => {
                self.find(finding.at(arn.place.clone(), "not a principal"));
                return None;
            }
        };
        let mut given: Vec<(String, Vec<String>)> = Vec::new();
        for (key, value) in caller
            .and_then(|who| who.tags.as_ref())
            .iter()
            .flat_map(|tags| &tags.0)
        {
            given.push((
                format!("aws:PrincipalTag/{}", key.value),
                vec![value.value.clone()],
            ));
        }
        given.extend(keys(caller.and_then(|who| who.context.as_ref())));
        // What the test says of a key stands above what its principal does.
        given.extend(keys(test.context.as_ref()));
        let trust = assumes(&action, resource.as_ref());
        let mut request = request(principal, action, resource, &given);
        if let Some(account) = what.and_then(|what| what.account.as_ref()) {
            match account.text.parse::<AccountId>() {
                Ok(id) => {
                    request.resource_account = Some(id);
                    request.context.insert("aws:ResourceAccount", id.as_str());
                }
                Err(error) => {
                    let finding = Diagnostic::error("spec/account-id", error.to_string());
                    self.find(finding.at(account.place.clone(), "an account ID is twelve digits"));
                    return None;
                }
            }
        }
        let kind = if trust { Kind::Trust } else { Kind::Resource };
        let identity = self.many(caller.and_then(|who| who.identity.as_ref()), Kind::Identity);
        let boundary = self.one(caller.and_then(|who| who.boundary.as_ref()), Kind::Boundary);
        let session = self.many(caller.and_then(|who| who.session.as_ref()), Kind::Session);
        let scps = self.levels(caller.and_then(|who| who.scps.as_ref()), Kind::Scp);
        let own = self.one(what.and_then(|what| what.policy.as_ref()), kind);
        let rcps = self.levels(what.and_then(|what| what.rcps.as_ref()), Kind::Rcp);
        let policies = Policies {
            identity: identity?,
            boundary: boundary?,
            session: session?,
            resource: own?,
            scps: scps?,
            rcps: rcps?,
            endpoint: Layer::Absent,
        };
        Some(Asked { request, policies })
    }

    /// A principal: its ARN, and what the file says of it.
    fn who(&mut self, name: &At<String>) -> Option<(At<String>, Option<&'f Who>)> {
        let file = self.file;
        let all = || file.principals.iter().flat_map(|all| &all.0);
        if let Some((_, who)) = all().find(|(known, _)| known.value == name.value) {
            return who.arn.clone().map(|arn| (arn, Some(&who.value)));
        }
        if name.contains([':', '.']) || name.value == "anonymous" {
            return Some((name.clone(), None));
        }
        let near = nearest(name, all().map(|(known, _)| known.as_str())).map(str::to_owned);
        self.find(meant(unknown(name, "principal"), near, "`principals`"));
        None
    }

    /// A resource, and what the file says of it.
    fn what(&mut self, name: &At<String>) -> Option<(Option<rolecall_iam::arn::Arn>, Option<&'f What>)> {
        let file = self.file;
        let all = || file.resources.iter().flat_map(|all| &all.0);
        let own = all().find(|(known, _)| known.value == name.value);
        let (text, what) = match own {
            Some((_, what)) => (what.arn.as_ref()?, Some(&what.value)),
            None if name.contains(':') || name.value == "*" => (name, None),
            None => {
                let near = nearest(name, all().map(|(known, _)| known.as_str())).map(str::to_owned);
                self.find(meant(unknown(name, "resource"), near, "`resources`"));
                return None;
            }
        };
        match resource(text) {
            Ok(arn) => Some((arn, what)),
            Err(finding) => {
                self.find(finding.at(text.place.clone(), "not an ARN"));
                None
            }
        }
    }
}

/// Whether a name is a path, which `find_policy` looks for after the file's own names.
fn is_path(name: &str) -> bool {
    name.contains('/') || name.ends_with(".json") || name.ends_with(".yaml") || name.ends_with(".yml")
}

/// Every name of a policy that a file uses.
fn named(file: &TestFile) -> Vec<&str> {
    let mut names: Vec<&At<String>> = Vec::new();
    for (_, who) in file.principals.iter().flat_map(|all| &all.0) {
        let lists = [&who.identity, &who.session];
        names.extend(lists.into_iter().flatten().flat_map(|list| &list.0));
        names.extend(&who.boundary);
        let levels = who.scps.iter().flat_map(|levels| levels.iter());
        names.extend(levels.flat_map(|level| &level.0));
    }
    for (_, what) in file.resources.iter().flat_map(|all| &all.0) {
        names.extend(&what.policy);
        let levels = what.rcps.iter().flat_map(|levels| levels.iter());
        names.extend(levels.flat_map(|level| &level.0));
    }
    names.into_iter().map(|name| name.as_str()).collect()
}

fn keys(
    context: Option<&At<crate::spec::leaf::Named<Values>>>,
) -> impl Iterator<Item = (String, Vec<String>)> + '_ {
    context
        .into_iter()
        .flat_map(|context| &context.0)
        .map(|(key, values)| (key.value.clone(), values.0.clone()))
}

fn unknown(name: &At<String>, what: &str) -> Diagnostic {
    let message = format!("no {what} is called `{}`", name.value);
    Diagnostic::error("test/unknown-name", message).at(name.place.clone(), "unknown")
}

fn meant(finding: Diagnostic, near: Option<String>, section: &str) -> Diagnostic {
    match near {
        Some(near) => finding.hint(format!("did you mean `{near}`?")),
        None => finding.hint(format!("name it in {section}, or write its ARN")),
    }
}
