//! Runs cases on whoever answers as AWS does, and says where the answers differ.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use rolecall_api::credentials::{Credentials, Secret, SecretAccessKey, SessionToken};
use rolecall_api::document::{Structure, Value as Document};
use rolecall_api::error::CallErrorKind;
use rolecall_api::{Aws, Call, CallError, Operation, Request};
use rolecall_iam::account::AccountId;
use serde_json::Value;

use crate::case::{Case, Deviations, Expect, Expectation, Showing, Step};
use crate::expect;
use crate::values::{self, Names};

/// The accounts of a case, and who may do everything in each.
pub(crate) type Accounts = BTreeMap<&'static str, (AccountId, Credentials)>;

/// What cases call the three accounts.
pub(crate) const ACCOUNTS: [&str; 3] = ["hub", "spoke", "other"];

/// What differs from arm to arm.
#[derive(Debug, Clone)]
pub(crate) struct Arm {
    /// The URL that is called, where it isn't the service's own.
    pub(crate) endpoint: Option<Arc<str>>,
    /// How long to wait for what may take time.
    pub(crate) patience: Duration,
    /// How long from one try to the next.
    pub(crate) pause: Duration,
    /// How the arm is known to differ.
    pub(crate) deviations: Option<Deviations>,
}

/// A step that came to something else.
#[derive(Debug)]
pub(crate) struct Mismatch {
    case: String,
    step: usize,
    call: String,
    how: String,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Mismatch {
            case,
            step,
            call,
            how,
        } = self;
        write!(f, "{case}\n  step {step}, {call}: {how}")
    }
}

/// Runs one case, and gives how many calls it took.
pub(crate) async fn run(
    aws: &impl Aws,
    arm: &Arm,
    accounts: Accounts,
    case: &Case,
) -> Result<usize, Mismatch> {
    let mut run = Run {
        aws,
        arm,
        names: Names::new(),
        callers: BTreeMap::new(),
        calls: 0,
    };
    for (name, (account, credentials)) in accounts {
        run.names.insert(name.to_owned(), account.to_string());
        run.callers.insert(name.to_owned(), credentials);
    }
    for (number, step) in case.steps.iter().enumerate() {
        let showing = arm.deviation(case, step);
        let expected = showing.map_or(&step.expect, |showing| &showing.expect);
        for n in 1..=step.times.unwrap_or(1) {
            run.names.insert("n".to_owned(), n.to_string());
            let ends = showing.is_some_and(|showing| showing.ends);
            run.step(step, expected, !ends).await.map_err(|how| Mismatch {
                case: case.name.clone(),
                step: number + 1,
                call: step.call.clone(),
                how: match showing {
                    Some(_) => format!("a named deviation no longer holds: {how}"),
                    None => how,
                },
            })?;
        }
        if showing.is_some_and(|showing| showing.ends) {
            break;
        }
    }
    Ok(run.calls)
}

impl Arm {
    fn deviation(&self, case: &Case, step: &Step) -> Option<&Showing> {
        self.deviations
            .iter()
            .flat_map(|table| &table.deviations)
            .flat_map(|deviation| &deviation.at)
            .find(|showing| showing.case == case.name && Some(&showing.step) == step.id.as_ref())
    }
}

struct Run<'a, A> {
    aws: &'a A,
    arm: &'a Arm,
    names: Names,
    callers: BTreeMap<String, Credentials>,
    calls: usize,
}

impl<A: Aws> Run<'_, A> {
    async fn step(&mut self, step: &Step, expected: &Expect, keeps: bool) -> Result<(), String> {
        let operation: Operation = step.call.parse().unwrap();
        let input = values::fill(&Value::Object(step.input.clone()), &self.names);
        let input = values::structure(operation.info().input, input.as_object().unwrap());
        let credentials = self
            .callers
            .get(&step.by)
            .unwrap_or_else(|| panic!("nobody is called `{}`", step.by));
        let mut call = Call::new(credentials.clone());
        call.endpoint.clone_from(&self.arm.endpoint);
        let mut waited = Duration::ZERO;
        loop {
            let request = Request {
                operation,
                input: input.clone(),
            };
            self.calls += 1;
            let answer = self.aws.call(&call, request).await.map(|answer| answer.output);
            match self.compare(expected, &answer) {
                Ok(()) if keeps => return self.take(step, &answer),
                Ok(()) => return Ok(()),
                Err(how) if !step.eventually || waited >= self.arm.patience => return Err(how),
                Err(_) => {
                    tokio::time::sleep(self.arm.pause).await;
                    waited += self.arm.pause;
                }
            }
        }
    }

    fn compare(&self, expected: &Expect, answer: &Result<Structure, CallError>) -> Result<(), String> {
        match (expected, answer) {
            (Expect::Answer { output }, Ok(answer)) => {
                let answer = values::json(answer);
                output.iter().try_for_each(|(path, expected)| {
                    expect::holds(&self.fill(expected), &expect::at(&answer, path))
                        .map_err(|how| format!("`{path}`: {how}"))
                })
            }
            (Expect::Refusal { error, message }, Err(refused)) => {
                let refusal = match &refused.kind {
                    CallErrorKind::Refused(refusal) => refusal,
                    // A status of 500 and above says nothing of what was done; its code is in the words.
                    CallErrorKind::Unanswered { why } if why.contains(error) && message.is_none() => {
                        return Ok(());
                    }
                    _ => return Err(format!("expected {error}, got: {refused}")),
                };
                if refusal.code != *error {
                    return Err(format!("expected {error}, got {refused}"));
                }
                message
                    .as_ref()
                    .map_or(Ok(()), |message| self.says(&self.fill(message), &refusal.message))
            }
            (Expect::Answer { .. }, Err(error)) => Err(format!("expected an answer, got: {error}")),
            (Expect::Refusal { error, .. }, Ok(answer)) => {
                Err(format!("expected {error}, got {}", values::json(answer)))
            }
        }
    }

    /// Whether a refusal says what it must, in AWS's words or in the endpoint's.
    fn says(&self, expected: &Expectation, got: &str) -> Result<(), String> {
        if let (Expectation::Exactly(Value::String(text)), Some(table)) = (expected, &self.arm.deviations)
            && expect::reworded(&table.texts, text)
                .iter()
                .any(|text| text == got)
        {
            return Ok(());
        }
        expect::holds(expected, &Value::from(got))
    }

    fn fill(&self, expected: &Expectation) -> Expectation {
        let expected = serde_json::to_value(expected).unwrap();
        serde_json::from_value(values::fill(&expected, &self.names)).unwrap()
    }

    /// Keeps what the step says is to be kept.
    fn take(&mut self, step: &Step, answer: &Result<Structure, CallError>) -> Result<(), String> {
        let Ok(answer) = answer else { return Ok(()) };
        let output = values::json(answer);
        for (name, path) in &step.keep {
            let found = expect::at(&output, path);
            let text = found.as_str().ok_or_else(|| format!("`{path}`: {found}"))?;
            self.names.insert(name.clone(), text.to_owned());
        }
        for (name, path) in &step.caller {
            let found = answer.get(path).and_then(Document::as_structure);
            let made = found.ok_or_else(|| format!("there is no `{path}` in {output}"))?;
            let caller = credentials(made).ok_or_else(|| format!("`{path}` has no key"))?;
            self.callers.insert(name.clone(), caller);
        }
        Ok(())
    }
}

/// The credentials that an access key or a session's credentials are.
fn credentials(made: &Structure) -> Option<Credentials> {
    let secret = |name| match made.get(name) {
        Some(Document::Secret(secret)) => Some(secret.clone()),
        Some(Document::String(text)) => Some(Secret::new(text.clone())),
        _ => None,
    };
    Some(Credentials {
        access_key_id: made.text("AccessKeyId")?.to_owned(),
        secret: SecretAccessKey::from(secret("SecretAccessKey")?),
        session_token: secret("SessionToken").map(SessionToken::from),
        expires: None,
    })
}
