//! What is asked: the jobs, their calls with the element that each is made for, and what has to be there first.

use crate::Failed;
use crate::connection::Connection;
use crate::sign::{self, Key};

/// The account that everything is in.
const ACCOUNT: &str = "111111111111";
/// The user who asks, and whom `GetUser` is about.
const USER: &str = "load";
/// The role that is assumed.
const ROLE: &str = "load-target";
/// How many rounds of a job each connection has requests for.
const ROUNDS: usize = 1024;

/// A call, or two that take each other back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Job {
    GetCallerIdentity,
    GetUser,
    AssumeRole,
    /// `CreateRole` and `DeleteRole` in turn.
    CreateDeleteRole,
}

/// A signed request, and what its answer must have in it.
pub(crate) struct Call {
    pub(crate) request: Vec<u8>,
    pub(crate) expected: String,
}

/// A server with what the jobs need in it.
pub(crate) struct Endpoint {
    pub(crate) name: String,
    /// `HOST:PORT`.
    pub(crate) address: String,
    /// The user's key: what it may do is said by a policy.
    key: Key,
}

/// What a server was seen to do.
pub(crate) struct Checks {
    /// Whether it refuses what no policy allows.
    pub(crate) authorizes: bool,
    /// Whether it refuses a wrong signature.
    pub(crate) signatures: bool,
    /// Whether a connection stands after an answer.
    pub(crate) keeps_connections: bool,
}

impl Job {
    pub(crate) const ALL: [Job; 4] = [
        Job::GetCallerIdentity,
        Job::GetUser,
        Job::AssumeRole,
        Job::CreateDeleteRole,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Job::GetCallerIdentity => "GetCallerIdentity",
            Job::GetUser => "GetUser",
            Job::AssumeRole => "AssumeRole",
            Job::CreateDeleteRole => "CreateRole+DeleteRole",
        }
    }
}

impl Call {
    /// Sends it, and holds the answer against what is expected.
    ///
    /// # Errors
    /// When the answer isn't that, or there is none.
    pub(crate) async fn ask(&self, connection: &mut Connection) -> Result<(), Failed> {
        let answer = connection.ask(&self.request).await?;
        if answer.status == 200 && answer.body.contains(&self.expected) {
            return Ok(());
        }
        let (status, body) = (answer.status, answer.body);
        Err(format!("`{}` was expected, and {status} came: {body}", self.expected).into())
    }
}

impl Endpoint {
    /// Makes the user, its key and policy, and the role, and tries what the server checks.
    ///
    /// # Errors
    /// When the server doesn't do that, and when there is such a user already.
    pub(crate) async fn prepared(name: &str, address: &str) -> Result<(Endpoint, Checks), Failed> {
        // A key id of twelve digits is that account's root user, here as at moto and at LocalStack.
        let root = Key {
            id: ACCOUNT.into(),
            secret: "test".into(),
        };
        let mut connection = Connection::new(address);
        let mut made = async |body: String| -> Result<String, Failed> {
            let request = sign::request(&root, "iam", address, &body, "prepare")?;
            let answer = connection.ask(&request).await?;
            match answer.status {
                200 => Ok(answer.body.to_owned()),
                status => Err(format!("{status}: {}", answer.body).into()),
            }
        };
        made(iam(&format!("CreateUser&UserName={USER}"))).await?;
        let allowed = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":["iam:GetUser","iam:CreateRole","iam:DeleteRole"],"Resource":"*"}},{{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::{ACCOUNT}:role/{ROLE}"}}]}}"#
        );
        let policy = format!(
            "PutUserPolicy&UserName={USER}&PolicyName=load&PolicyDocument={}",
            encoded(&allowed)
        );
        made(iam(&policy)).await?;
        made(create_role(ROLE)).await?;
        let key = made(iam(&format!("CreateAccessKey&UserName={USER}"))).await?;
        let key = Key {
            id: element(&key, "AccessKeyId")?,
            secret: element(&key, "SecretAccessKey")?,
        };
        let endpoint = Endpoint {
            name: name.to_owned(),
            address: address.to_owned(),
            key,
        };
        let checks = endpoint.tried().await?;
        Ok((endpoint, checks))
    }

    /// Tries what the user may not do, and a signature that is another's.
    async fn tried(&self) -> Result<Checks, Failed> {
        let mut connection = Connection::new(&self.address);
        let forbidden = sign::request(&self.key, "iam", &self.address, &iam("ListUsers"), "forbidden")?;
        let authorizes = connection.ask(&forbidden).await?.status == 403;
        let keeps_connections = connection.stands();
        let forger = Key {
            secret: "another's".into(),
            ..self.key.clone()
        };
        let own = iam(&format!("GetUser&UserName={USER}"));
        let forged = sign::request(&forger, "iam", &self.address, &own, "forged")?;
        let signatures = connection.ask(&forged).await?.status == 403;
        // The same call rightly signed goes through, so the refusals above are what they seem.
        let right = sign::request(&self.key, "iam", &self.address, &own, "right")?;
        let answer = connection.ask(&right).await?;
        if answer.status != 200 {
            return Err(format!("{}: {}", answer.status, answer.body).into());
        }
        Ok(Checks {
            authorizes,
            signatures,
            keeps_connections,
        })
    }

    /// The rounds of one connection, signed now: a call each, or two that take each other back.
    ///
    /// # Errors
    /// When they can't be signed.
    pub(crate) fn calls(&self, job: Job, connection: usize) -> Result<Vec<Vec<Call>>, Failed> {
        let mut rounds = Vec::new();
        for round in 0..ROUNDS {
            let one = format!("load-{connection}-{round}");
            let sts = |rest: &str| format!("Action={rest}&Version=2011-06-15");
            let asked = match job {
                Job::GetCallerIdentity => vec![("sts", sts(job.name()), format!(":user/{USER}</Arn>"))],
                Job::GetUser => {
                    let body = iam(&format!("GetUser&UserName={USER}"));
                    vec![("iam", body, format!("<UserName>{USER}</UserName>"))]
                }
                Job::AssumeRole => {
                    let role = encoded(&format!("arn:aws:iam::{ACCOUNT}:role/{ROLE}"));
                    let body = sts(&format!("AssumeRole&RoleArn={role}&RoleSessionName={one}"));
                    vec![("sts", body, format!(":assumed-role/{ROLE}/{one}</Arn>"))]
                }
                Job::CreateDeleteRole => {
                    let delete = iam(&format!("DeleteRole&RoleName={one}"));
                    vec![
                        ("iam", create_role(&one), format!("<RoleName>{one}</RoleName>")),
                        ("iam", delete, "</DeleteRoleResponse>".to_owned()),
                    ]
                }
            };
            let mut calls = Vec::new();
            for (at, (service, body, expected)) in asked.into_iter().enumerate() {
                let request =
                    sign::request(&self.key, service, &self.address, &body, &format!("{one}-{at}"))?;
                calls.push(Call { request, expected });
            }
            rounds.push(calls);
        }
        Ok(rounds)
    }
}

fn iam(rest: &str) -> String {
    format!("Action={rest}&Version=2010-05-08")
}

fn create_role(name: &str) -> String {
    let trust = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"arn:aws:iam::{ACCOUNT}:root"}},"Action":"sts:AssumeRole"}}]}}"#
    );
    iam(&format!(
        "CreateRole&RoleName={name}&AssumeRolePolicyDocument={}",
        encoded(&trust)
    ))
}

/// As a form has it.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// The text of the first element of a name.
fn element(xml: &str, name: &str) -> Result<String, Failed> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let text = xml
        .split_once(&open)
        .and_then(|(_, rest)| rest.split_once(&close));
    let (text, _) = text.ok_or_else(|| format!("no `{name}` in: {xml}"))?;
    Ok(text.to_owned())
}
