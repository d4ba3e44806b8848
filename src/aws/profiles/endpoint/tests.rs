use aws_runtime::env_config::file::{EnvConfigFileKind, EnvConfigFiles};

use super::*;

const CONFIG: &str = "\
[default]
region = eu-central-1

[profile there]
endpoint_url = http://127.0.0.1:4566

[profile never]
endpoint_url = http://127.0.0.1:4566
ignore_configured_endpoint_urls = true

[profile split]
endpoint_url = http://127.0.0.1:4566
services = apart

[profile buckets]
services = buckets

[services apart]
iam =
  endpoint_url = http://127.0.0.1:4567

[services buckets]
s3 =
  endpoint_url = http://127.0.0.1:9000
";

async fn found(profile: &str, variables: &[(&str, &str)]) -> Result<Option<Elsewhere>, String> {
    all(&[profile], variables).await
}

async fn all(profiles: &[&str], variables: &[(&str, &str)]) -> Result<Option<Elsewhere>, String> {
    let files = EnvConfigFiles::builder()
        .with_contents(EnvConfigFileKind::Config, CONFIG)
        .build();
    let set = aws_config::profile::load(&Fs::from_slice(&[]), &Env::from_slice(&[]), &files, None)
        .await
        .expect("it can be read");
    let variable = |name: &str| {
        let found = variables.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    together(&profiles.iter().copied().collect(), &set, &variable)
}

fn there(url: &str, by: &str) -> Result<Option<Elsewhere>, String> {
    Ok(Some(Elsewhere {
        url: url.to_owned(),
        by: by.to_owned(),
    }))
}

#[tokio::test]
async fn aws_is_where_the_configuration_says() {
    assert_eq!(found("default", &[]).await, Ok(None));
    assert_eq!(
        found("there", &[]).await,
        there("http://127.0.0.1:4566", "profile there")
    );
    let variable = [("AWS_ENDPOINT_URL", "http://127.0.0.1:1")];
    for profile in ["default", "there"] {
        assert_eq!(
            found(profile, &variable).await,
            there("http://127.0.0.1:1", "AWS_ENDPOINT_URL")
        );
    }
    assert_eq!(found("buckets", &[]).await, Ok(None), "S3 is none of ours");
}

#[tokio::test]
async fn configured_endpoints_can_be_ignored() {
    assert_eq!(found("never", &[]).await, Ok(None));
    let variables = [
        ("AWS_ENDPOINT_URL", "http://127.0.0.1:1"),
        ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "TRUE"),
    ];
    assert_eq!(found("there", &variables).await, Ok(None));
}

#[tokio::test]
async fn services_at_several_places_are_refused() {
    let refused = found("split", &[]).await.expect_err("IAM is elsewhere");
    assert!(
        refused.starts_with("`services apart` sends iam alone to `http://127.0.0.1:4567`"),
        "{refused}"
    );
    let variable = [("AWS_ENDPOINT_URL_ROUTE_53", "http://127.0.0.1:2")];
    let refused = found("default", &variable)
        .await
        .expect_err("Route 53 is elsewhere");
    assert!(refused.starts_with("`AWS_ENDPOINT_URL_ROUTE_53`"), "{refused}");
    let same = [("AWS_ENDPOINT_URL_IAM", "http://127.0.0.1:4566")];
    assert_eq!(
        found("there", &same).await,
        there("http://127.0.0.1:4566", "profile there")
    );
}

#[tokio::test]
async fn profiles_that_lead_to_several_places_are_refused() {
    let refused = all(&["default", "there"], &[]).await.expect_err("they differ");
    assert_eq!(
        refused,
        "the profile `default` leads to AWS itself, and `there` to `http://127.0.0.1:4566`: Rolecall acts at one place"
    );
    let variable = [("AWS_ENDPOINT_URL", "http://127.0.0.1:1")];
    assert_eq!(
        all(&["default", "there"], &variable).await,
        there("http://127.0.0.1:1", "AWS_ENDPOINT_URL")
    );
}
